/// What makes a build the same build, whoever tells of it: machine, gate, the stamp of its start and nightly's process.
public struct BuildIdentity: Hashable, Sendable, Codable {
  /// The machine's name.
  public var machine: String
  /// The gate's folder.
  public var gate: String
  /// The stamp of the log's first banner, as date(1) wrote it.
  public var start: String
  /// The same by the clock on the wall, in seconds as if its zone were UTC: builds of a gate sort by it.
  public var wallSeconds: Int
  /// nightly's process; 0 where the log does not tell.
  public var process: Int

  /// Makes an identity.
  public init(machine: String, gate: String, start: BuildStamp, process: Int?) {
    self.machine = machine
    self.gate = gate
    self.start = start.written
    wallSeconds = Int(start.wallSeconds)
    self.process = process ?? 0
  }

  init(machine: String, gate: String, start: String, wallSeconds: Int, process: Int) {
    self.machine = machine
    self.gate = gate
    self.start = start
    self.wallSeconds = wallSeconds
    self.process = process
  }
}

extension LogStatus {
  /// nightly's process, which the name of its folder for temporary files ends with.
  ///
  /// - Source: usr/src/tools/scripts/nightly: `TMPDIR="/tmp/nightly.tmpdir.$$"`.
  public var nightlyProcess: Int? {
    variables[.temporaryDirectory].flatMap { $0.split(separator: ".").last }.flatMap { Int($0) }
  }

  /// Which kind of build it is, by nightly's options; nil if the log does not say, or they are nobody's.
  ///
  /// - Source: helios tools/helios-build/src/main.rs, `regen_illumos_sh`: full and release builds have the same options; only a
  ///   release has another PKGVERS_BRANCH than one that ends with 999999.
  public var kind: BuildKind? {
    guard let options = variables[.options] else { return nil }
    let kind = BuildKind.allCases.first { $0.nightlyOptions == options }
    guard kind == .full, let branch = variables[.packageBranch], !branch.hasSuffix("999999") else {
      return kind
    }
    return .release
  }

  /// Whether what was there is built upon: nightly said that it clobbers nothing.
  public var isIncremental: Bool {
    phases.contains { $0.kind == .clobber && $0.state == .skipped && $0.firstLine != nil }
  }
}
