/// What the machine runs, for a look whether an installation has come through a reboot.
public struct RunningSystem: Hashable, Sendable {
  /// What `uname -v` prints.
  public var version: String
  /// The installed `system/kernel`, as `pkg list -Hv` names it; nil where pkg does not say.
  public var kernel: String?

  /// Makes a value.
  public init(version: String, kernel: String?) {
    self.version = version
    self.kernel = kernel
  }

  /// Who published the kernel's package.
  public var publisher: String? {
    guard let kernel, kernel.hasPrefix("pkg://") else { return nil }
    return String(kernel.dropFirst(6).prefix { $0 != "/" })
  }

  /// Whether it is somebody's own build: published by on-nightly, and numbered 999999, as all builds but releases are.
  ///
  /// - Source: helios tools/helios-build/src/main.rs, `PKGVERS_BRANCH`.
  public var isOwnBuild: Bool {
    publisher == "on-nightly" && kernel?.contains(".999999:") == true
  }

  /// In a few words.
  public var words: String {
    guard let publisher else { return "\(version): \(BuildVersion(version).words)" }
    return isOwnBuild
      ? "\(version), an own build from on-nightly" : "\(version), published by \(publisher)"
  }
}

extension Site {
  /// Asks what runs.
  public func runningSystem() async throws(Problem) -> RunningSystem {
    let (version, kernel) = try await ask(
      Probe("uname -v") { (answer) throws(Problem) in
        answer.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      },
      Probe("pkg list -Hv system/kernel 2>/dev/null") { (answer) throws(Problem) in
        answer.text.split(whereSeparator: \.isWhitespace).first.map(String.init)
      })
    return RunningSystem(version: version, kernel: kernel)
  }
}

extension Site {
  /// Asks which release of Helios the machine runs.
  ///
  /// - Throws: ``Problem`` (refused) for another system.
  public func release() async throws(Problem) -> HeliosRelease {
    let text = try await run("cat \(machine.osRelease.quoted) 2>/dev/null").text
    return try HeliosRelease(osRelease: text, of: machine.name)
  }
}
