import SystemPackage

extension Site {
  /// The rules of the nightly that a gate on the machine has.
  public func nightlyRules(of gate: Gate) async throws(Problem) -> NightlyRules {
    try await ask(NightlyScript.probe(of: gate))
  }

  /// The rules by which a log is to be read: those of the gate that it lies in, else those of the
  /// workspace's gate.
  ///
  /// - Parameter path: Where the log is, from the root.
  /// - Returns: nil if neither gate has a script: then the log's own banners have to tell.
  public func nightlyRules(ofLog path: FilePath) async throws(Problem) -> NightlyRules? {
    for gate in [Gate(ofLog: path), workspace.mainGate].compactMap({ $0 }) {
      let rules = try await nightlyRules(of: gate)
      if rules.origin != .noScript { return rules }
    }
    return nil
  }
}

extension Gate {
  /// The gate that a log lies in: `GATE/log/nightly.log`, or `GATE/log/log.DATE/nightly.log`.
  ///
  /// - Returns: nil if there are no sources where the gate would be.
  init?(ofLog path: FilePath) {
    var folder = (path.resolved ?? path).removingLastComponent()
    if folder.lastComponent?.string.hasPrefix("log.") == true { folder.removeLastComponent() }
    guard folder.lastComponent?.string == "log" else { return nil }
    self.init(path: folder.removingLastComponent())
    guard sources.isDirectory else { return nil }
  }
}
