import SystemPackage

extension EnvironmentFile {
  /// An environment file as it is there now.
  public struct Present: Hashable, Sendable {
    /// The whole text.
    public var contents: String
    /// What `cksum` says of it.
    public var checksum: String

    /// Makes a file.
    public init(contents: String, checksum: String) {
      self.contents = contents
      self.checksum = checksum
    }

    /// Asks for the files of these kinds in a gate.
    static func probe(_ gate: Gate, _ kinds: [BuildKind]) -> Probe<[BuildKind: Present]> {
      let end = "heliosw: end of the file"
      let parts = kinds.map { kind in
        let file = gate.path.appending(kind.environmentFileName).quoted
        return "test -f \(file) && cksum <\(file) && cat \(file); echo; echo '\(end)'"
      }
      return Probe(parts.joined(separator: "\n")) { (answer) throws(Problem) in
        let texts = answer.text.split(separator: "\n\(end)\n", omittingEmptySubsequences: false)
        var files: [BuildKind: Present] = [:]
        for (kind, text) in zip(kinds, texts) { files[kind] = Present(answer: text) }
        return files
      }
    }

    /// The checksum stands in the first line; a file that is not there gives nothing.
    private init?(answer: Substring) {
      guard let end = answer.firstIndex(where: \.isNewline) else { return nil }
      checksum = String(answer[..<end])
      contents = String(answer[answer.index(after: end)...])
    }
  }

  /// The step that writes the file, with what it changes in one that is there.
  func writing(over present: Present?) -> Step {
    let difference = present.map { LineDifference(from: $0.contents, to: contents).lines } ?? []
    let change =
      difference.isEmpty
      ? []
      : ["What this changes in the file that is there, which is kept in the job's folder:"]
        + difference
    return Step(
      "Write \(kind.environmentFileName)",
      why: (["nightly and bldenv take their options, compilers and versions from this file."]
        + change).joined(separator: "\n"),
      .write(path, contents: contents), impact: .writes,
      undo: .none("an older file that differs is kept in the job's folder."))
  }

  /// The step that leaves the file as it is.
  func keeping(_ present: Present?) -> Step {
    guard let present else { return writing(over: nil) }
    let difference = LineDifference(from: contents, to: present.contents).lines
    return Step(
      "Keep \(kind.environmentFileName)",
      why: ([
        difference.isEmpty
          ? "It is as it would be written." : "It differs from what would be written:"
      ] + difference).joined(separator: "\n"),
      .skip(reason: "\(kind.environmentFileName) is used as it is"), impact: .reads)
  }

  /// What must still be so when the step runs: the text that was shown.
  func requirements(over present: Present?, isKept: Bool = false) -> [Step.Requirement] {
    guard let present, isKept || present.contents != contents else { return [] }
    return [
      .init(
        "\(kind.environmentFileName) has changed since this plan was made",
        .checksum(path, present.checksum))
    ]
  }
}
