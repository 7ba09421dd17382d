/// What the version of a kernel, as `uname -v` prints it, says about the build it came from.
///
/// - Source: helios tools/helios-build/src/main.rs, `regen_illumos_sh`: a release is `helios-N.0.COMMITS`, all others
///   `git describe --long --all HEAD | cut -d/ -f2-`, such as `stlouis-0-g2205894696`.
public enum BuildVersion: Hashable, Sendable {
  /// A release of Helios, or of another system that counts its commits.
  case release(String)
  /// A build from somebody's gate: the branch or tag, commits since, and the commit's abbreviated hash.
  case gate(branch: String, commitsSince: Int, commit: String)
  /// Something else.
  case other(String)

  /// Reads a version.
  public init(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count >= 3, let since = Int(parts[parts.count - 2]), let last = parts.last,
      last.first == "g", last.count > 4, last.dropFirst().allSatisfy(\.isHexDigit)
    {
      self = .gate(
        branch: parts.dropLast(2).joined(separator: "-"), commitsSince: since,
        commit: String(last.dropFirst()))
    } else if text.hasPrefix("helios-"), text.contains(".") {
      self = .release(text)
    } else {
      self = .other(text)
    }
  }

  /// In words.
  public var words: String {
    switch self {
    case .release(let name): "release \(name)"
    case .gate(let branch, 0, let commit): "built from \(branch) at \(commit)"
    case .gate(let branch, let since, let commit):
      "built \(since) commits after \(branch), at \(commit)"
    case .other(let text): text
    }
  }
}

/// Where the system in a boot environment comes from, as far as its own files tell.
public struct Provenance: Hashable, Sendable, Codable {
  /// The version of its kernel, as `uname -v` prints or would print it.
  public var version: String?
  /// Who published its kernel: `helios`, or `on-nightly` for a build of one's own.
  public var publisher: String?
  /// The version of its package `system/kernel`, such as `0.5.11-3.0.999999`.
  public var kernelPackage: String?

  /// Makes a value.
  public init(version: String? = nil, publisher: String? = nil, kernelPackage: String? = nil) {
    self.version = version
    self.publisher = publisher
    self.kernelPackage = kernelPackage
  }

  /// Whether nothing is known.
  public var isEmpty: Bool { self == Provenance() }

  /// In words, empty if nothing is known.
  public var words: String {
    let build = version.map { BuildVersion($0).words }
    return [build, publisher].compactMap { $0 }.joined(separator: ", ")
  }
}

extension Provenance? {
  /// Whether both are known, and not the same.
  func differs(from other: Provenance?) -> Bool {
    guard let self, !self.isEmpty, let other, !other.isEmpty else { return false }
    return self != other
  }
}

extension Provenance {
  /// A script that prints three lines about the system below a folder: version, publisher and version of `system/kernel`.
  ///
  /// - Parameter root: The folder, as shell text; `/` is the machine's own.
  static func script(below root: String) -> String {
    """
    root=\(root)
    version=$(cat "${root%/}/etc/versions/build" 2>/dev/null)
    if [ -z "$version" ] && [ "$root" = / ]; then version=$(uname -v); fi
    printf '%s\\n' "$version" | sed 1q
    pkg -R "$root" list -Hv system/kernel 2>/dev/null |
      sed -n '1s|^pkg://\\([^/]*\\)/.*@\\([^: ]*\\).*|\\1@\\2|p' | tr '@' '\\n'
    """
  }

  /// Reads what ``script(below:)`` printed.
  init(from text: String) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    func line(_ index: Int) -> String? {
      guard lines.indices.contains(index), !lines[index].isEmpty else { return nil }
      return String(lines[index])
    }
    self.init(version: line(0), publisher: line(1), kernelPackage: line(2))
  }
}

extension BootEnvironmentList {
  /// Whether what `beadm list -H` prints has the same one running.
  fileprivate func hasSameRunning(as listing: String) -> Bool {
    let rows = listing.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ";", omittingEmptySubsequences: false)
    }
    let name = rows.first { $0.count > 2 && $0[2].contains("N") }?.first.map(String.init)
    return name == running?.name
  }
}

extension Site {
  /// Looks into the running boot environment and those that are mounted; the others keep to themselves.
  public func provenances(of list: BootEnvironmentList) async throws(Problem) -> [String:
    Provenance]
  {
    let open = list.environments.filter { $0.mountPoint != nil }
    let frame = ProbeFrame()
    let answer = try await run(
      frame.script(
        of: open.map { environment in
          // The running one is at / also where the machine's files are kept in another folder.
          let root =
            environment.isRunning
            ? machine.root.quoted : (environment.mountPoint ?? "/").quoted
          return Provenance.script(below: root)
        } + ["beadm list -H 2>/dev/null"]))
    let answers = frame.answers(in: answer.output)
    // The machine may have started anew since it was listed: then another one was looked into than is thought.
    guard answers.last.map({ list.hasSameRunning(as: $0.text) }) == true else { return [:] }
    return Dictionary(
      zip(open.map(\.name), answers.map { Provenance(from: $0.text) }).filter { !$0.1.isEmpty },
      uniquingKeysWith: { $1 })
  }
}
