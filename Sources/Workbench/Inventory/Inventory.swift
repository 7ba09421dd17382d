import SystemPackage

/// Asks about the clones of one machine, all in one script.
public struct Inventory: Sendable {
  /// The rows to ask about.
  public var consolidations: [Consolidation]
  /// How many clones are asked at once.
  public var lanes: Int

  /// Makes an inventory.
  ///
  /// - Parameters:
  ///   - consolidations: The rows; they are begun in this order, so that the largest clone should
  ///     come first.
  ///   - lanes: How many clones are asked at once.
  public init(of consolidations: [Consolidation], lanes: Int = 3) {
    self.consolidations = consolidations
    self.lanes = lanes
  }

  /// The script that ``statuses(by:onRow:)`` runs.
  public func script(nonce: String = GitScript.randomNonce()) -> GitScript {
    GitScript(paths: consolidations.map(\.path), lanes: lanes, nonce: nonce)
  }

  /// Asks git about every clone, and tells each row as soon as it is known.
  ///
  /// - Parameters:
  ///   - runner: The machine's shell.
  ///   - onRow: Takes the name of a consolidation and its status; a row can come twice.
  /// - Returns: The status of every consolidation, in their order. One that got no answer has a
  ///   problem saying so.
  /// - Throws: What the runner throws.
  @discardableResult
  public func statuses(
    by runner: some ScriptRunner,
    onRow: @Sendable (String, RepositoryStatus) -> Void = { _, _ in }
  ) async throws -> [RepositoryStatus] {
    let script = script()
    let answers = InventoryAnswers(count: consolidations.count, nonce: script.nonce)
    let status = try await runner.run(script.text) { piece in
      for (number, row) in answers.take(piece) {
        onRow(consolidations[number].name, row)
      }
    }
    return answers.finish(shellStatus: status)
  }
}
