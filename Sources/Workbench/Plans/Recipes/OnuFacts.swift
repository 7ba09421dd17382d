import SystemPackage

/// What must be known before a build's packages can be transformed, installed or served.
public struct OnuFacts: Hashable, Sendable {
  /// The repositories of the workspace.
  public var repositories: RepositoryList
  /// What `/etc/os-release` says.
  public var osRelease: String
  /// Those of the mogrify files that are there.
  public var mogrify: [FilePath]
  /// What marks the folders of this run.
  public var token: String
  /// Whether the gate has its own onu, as a build leaves it.
  public var hasOnu: Bool
  /// The boot environments; asked for only where one is made.
  public var environments: BootEnvironmentList?
  /// Whether `entire` is installed, which onu removes from the new boot environment.
  public var isEntireInstalled: Bool
  /// The zones whose brand onu breaks: their names.
  public var zones: [String]
  /// The ports that something listens on.
  public var ports: Set<Int>
  /// The depots that heliosw runs.
  public var depots: [Depot]

  /// Makes facts.
  public init(
    repositories: RepositoryList, osRelease: String, mogrify: [FilePath], token: String = "1",
    hasOnu: Bool = true, environments: BootEnvironmentList? = nil,
    isEntireInstalled: Bool = false, zones: [String] = [], ports: Set<Int> = [],
    depots: [Depot] = []
  ) {
    self.repositories = repositories
    self.osRelease = osRelease
    self.mogrify = mogrify
    self.token = token
    self.hasOnu = hasOnu
    self.environments = environments
    self.isEntireInstalled = isEntireInstalled
    self.zones = zones
    self.ports = ports
    self.depots = depots
  }

  /// Asks for the facts.
  ///
  /// - Parameter purpose: What is going to be done; decides what needs to be known.
  static func ask(_ site: Site, gate: Gate, for purpose: Purpose) async throws(Problem) -> OnuFacts
  {
    let repositories = try await site.repositories()
    let (osRelease, mogrify, token, hasOnu, isEntireInstalled, zones, ports) = try await site.ask(
      Probe("cat \(site.machine.osRelease.quoted) 2>/dev/null") { (answer) throws(Problem) in
        answer.text
      },
      Probe(Self.mogrifyScript(site.workspace)) { (answer) throws(Problem) in
        answer.text.split(separator: "\n").map { FilePath(String($0)) }
      },
      Probe("echo $$") { (answer) throws(Problem) in answer.text.filter(\.isNumber) },
      Probe("test -x \(gate.onu.quoted)") { (answer) throws(Problem) in answer.status == 0 },
      Probe(purpose == .install ? "pkg list -q entire 2>/dev/null" : "exit 1") {
        (answer) throws(Problem) in answer.status == 0
      },
      Probe("zoneadm list -cip 2>/dev/null") { (answer) throws(Problem) in
        Self.zones(in: answer.text)
      },
      Probe("netstat -an 2>/dev/null") { (answer) throws(Problem) in Self.ports(in: answer.text) })
    return OnuFacts(
      repositories: repositories, osRelease: osRelease, mogrify: mogrify, token: token,
      hasOnu: hasOnu,
      environments: purpose == .install ? try await site.bootEnvironments() : nil,
      isEntireInstalled: isEntireInstalled, zones: zones, ports: ports,
      depots: purpose == .serve ? try await site.depots() : [])
  }

  /// What is going to be done.
  public enum Purpose: Hashable, Sendable {
    /// Only the packages are made ready.
    case prepare
    /// They are installed into a new boot environment.
    case install
    /// They are served.
    case serve
  }

  private static func mogrifyScript(_ workspace: Workspace) -> String {
    workspace.onuMogrify.map { "test -f \($0.quoted) && echo \($0.quoted)" }
      .joined(separator: "\n") + "\nexit 0"
  }

  /// The zones of brand lipkg in the answer of `zoneadm list -cip`: colons between, the name second, the brand sixth.
  ///
  /// - Source: zoneadm(8); helios issue 2: onu fails where such zones are.
  static func zones(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: ":", omittingEmptySubsequences: false)
      return fields.count >= 6 && fields[5] == "lipkg" && fields[1] != "global"
        ? String(fields[1]) : nil
    }
  }

  /// The TCP ports that are listened on, in the answer of `netstat -an` of illumos (`*.22`) or Linux (`0.0.0.0:22`).
  static func ports(in text: String) -> Set<Int> {
    Set(
      text.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        guard words.last == "LISTEN" else { return nil }
        // Linux begins with the protocol and two counts.
        let address = words.first?.hasPrefix("tcp") == true ? words.dropFirst(3).first : words.first
        return address?.split(whereSeparator: { $0 == "." || $0 == ":" }).last.flatMap { Int($0) }
      })
  }
}

extension Workspace {
  /// The files that change packages on their way from a build to a system.
  var onuMogrify: [FilePath] {
    ["os-conflicts", "os-deps"].map { packagesFolder.appending("\($0).mogrify") }
  }
}

extension Gate {
  /// The gate's own onu, as a build installs it among its tools.
  var onu: FilePath {
    sources.appending("tools/proto/root_i386-nd/opt/onbld/bin/onu")
  }
}
