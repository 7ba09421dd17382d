import SystemPackage
import Testing

@testable import Workbench

/// What each check makes of an answer.
@Suite struct DoctorTests {
  private static let workspace = Workspace(root: "/home/robin/helios")

  private static func place(_ projects: String = "") throws -> DoctorPlace {
    DoctorPlace(
      machine: Machine(name: "genesis"), workspace: workspace,
      consolidations: try ProjectsFile(text: projects, path: "projects.toml")
        .consolidations(in: workspace).filter { $0.origin == .projectsFile },
      now: 1_778_328_000)
  }

  private static func diagnosis(
    _ name: String, _ text: String, projects: String = ""
  ) throws -> Diagnosis {
    let check = try #require(Doctor.checks.first { $0.name == name })
    return check.judge(
      ScriptAnswer(status: 0, output: Array(text.utf8), errors: []), try place(projects))
  }

  @Test(arguments: [
    ("system", "ID=helios\nVERSION_ID=3\n", Finding.Verdict.ok, "Helios 3"),
    ("system", "ID=omnios\n", .problem, "genesis runs omnios, not helios."),
    ("processors", "16\n", .ok, "16"),
    ("processors", "2\n", .warn, "2: a build will take hours"),
    ("memory", "32768\n", .ok, "34 GB"),
    ("memory", "2048\n", .warn, "2.1 GB: builds may run out of it"),
    (
      "swap", "total: 3388k bytes allocated + 856k reserved = 4244k used, 12211684k available\n",
      .ok, "12 GB available"
    ),
    ("swap", "total: 0k used, 1000k available", .warn, "1.0 MB available"),
    ("disk", "rpool/home 57671680 1048576 56623104 2% /home\n", .ok, "57 GB free"),
    ("disk", "rpool/home\n 57671680 1048576 1048576 99% /home\n", .problem, "1.0 GB free"),
    ("tmp", "swap 12211684 12 1048576 1% /tmp\n", .warn, "1.0 GB free"),
    ("clock", "1778328030\n", .ok, "right"),
    ("clock", "1778324400\n", .warn, "3600 s behind this machine's"),
    ("illumos-tools", "", .ok, "build-essential, illumos-tools"),
    ("illumos-tools", "illumos-tools\n", .problem, "illumos-tools not installed"),
    ("illumos-tools", "none\n", .unknown, "there is no pkg here"),
    (
      "rust", "rustup 1.28.2 (e4f3ad6f8 2025-04-28)\ncargo 1.90.0 (840b83a10 2025-07-30)\n", .ok,
      "rustup 1.28.2, cargo 1.90.0"
    ),
    ("rust", "cargo 1.90.0\n", .problem, "no rustup"),
    ("pfexec", "0\n", .ok, "pfexec gives root's"),
    ("pfexec", "1000\n", .problem, "pfexec runs as user 1000"),
    ("git-identity", "Robin Ash\n\nrobin@example.com\n", .ok, "Robin Ash <robin@example.com>"),
    ("git-identity", "Robin Ash\n\n", .warn, "user.name or user.email is not set"),
    ("bldenv", "\n", .ok, "not inside one: CODEMGR_WS is unset"),
    ("bldenv", "/ws/gate\n", .problem, "inside the bldenv of /ws/gate"),
    ("lock", "", .ok, "none: nightly.lock is free"),
    (
      "lock", "state live\nholder genesis.robin.4711\n", .problem,
      "robin (process 4711) builds here"
    ),
    (
      "lock", "state foreign\nholder a.b.robin.4711\n", .problem,
      "robin (process 4711 on a.b) builds here"
    ),
    (
      "lock", "state stale\nholder genesis.robin.4711\n", .warn,
      "robin (process 4711) left its lock behind"
    ),
    ("nightly-conf", "there\n", .warn, "/etc/nightly.conf is there"),
    ("checkout", "0\n", .ok, "up to date, as of the last fetch"),
    ("checkout", "3\n", .warn, "3 commits behind its upstream"),
    ("checkout", "", .unknown, "it has no upstream branch"),
    ("boot-environments", "5\n", .ok, "5"), ("boot-environments", "21\n", .warn, "21"),
    ("image-dataset", "rpool/images/robin\nrpool/images/robin\n", .ok, "rpool/images/robin"),
    ("image-dataset", "rpool/images/robin\n", .warn, "rpool/images/robin is not there"),
    ("image-dataset", "rpool/images/\n", .unknown, "LOGNAME is not set"),
    ("firmware", "", .warn, "amd-firmware is not cloned: no images"),
  ])
  func anAnswerMeansWhatItSays(
    check: String, text: String, verdict: Finding.Verdict, found: String
  ) throws {
    let diagnosis = try Self.diagnosis(check, text)
    #expect(diagnosis.verdict == verdict)
    #expect(diagnosis.found == found)
    #expect((diagnosis.mend != nil) == (verdict == .warn || verdict == .problem))
  }

  private static let projects = """
    [project.illumos]
    github = "x/illumos"
    unless_env = "BUILD_OS"
    [project.pilot]
    github = "x/pilot"
    use_ssh = true
    unless_env = "OXIDE_STAFF"
    """

  @Test(arguments: [
    ("", Finding.Verdict.ok, "all that are wanted are cloned"),
    ("missing pilot\n", .warn, "not cloned: pilot"),
    ("missing pilot\nOXIDE_STAFF=no\n", .ok, "all that are wanted are cloned"),
    ("missing pilot\nmissing illumos\n", .problem, "not cloned: illumos, pilot"),
  ])
  func whatASwitchLeavesOutIsNotMissing(
    text: String, verdict: Finding.Verdict, found: String
  ) throws {
    let diagnosis = try Self.diagnosis("clones", text, projects: Self.projects)
    #expect(diagnosis.verdict == verdict)
    #expect(diagnosis.found == found)
  }

  @Test(arguments: [
    ("agent 0\n", Finding.Verdict.ok, "has keys"),
    ("agent 2\nkey\n", .ok, "none, but there are keys in ~/.ssh"),
    ("agent 2\n", .warn, "no agent with keys, for pilot"),
    ("agent 2\nOXIDE_STAFF=no\n", .ok, "not needed: nothing is cloned over ssh"),
  ])
  func anAgentIsWantedForWhatIsClonedOverSSH(
    text: String, verdict: Finding.Verdict, found: String
  ) throws {
    let diagnosis = try Self.diagnosis("agent", text, projects: Self.projects)
    #expect(diagnosis.verdict == verdict)
    #expect(diagnosis.found == found)
  }

  @Test func aRepositoryOfAnotherPublisherIsPutAside() throws {
    let text = "ID=helios\nVERSION_ID=3\npublisher os helios-dev\npublisher other helios\n"
    let diagnosis = try Self.diagnosis("publishers", text)
    #expect(diagnosis.found == "os is for helios-dev; Helios 3 has helios")
    guard case .commands(let commands, _, _, _) = diagnosis.mend else {
      return #expect(Bool(false))
    }
    #expect(
      commands.map(\.shellText) == ["( cd /home/robin/helios/packages && mv os os.helios-dev )"])
  }

  @Test(
    arguments: Doctor.checks.map(\.name),
    ["", "\n", "\u{1b}[31mx\u{0}\t%\n", "1 2 3 %", "available"])
  func aBrokenAnswerBreaksNothing(check: String, text: String) throws {
    let diagnosis = try Self.diagnosis(check, text, projects: Self.projects)
    #expect(!diagnosis.found.isEmpty)
  }

  @Test func whatStopsABuildIsAProblemThatABuildNeeds() throws {
    let findings = try Doctor.checks.map { check in
      Finding(check, try Self.diagnosis(check.name, check.name == "bldenv" ? "/ws" : ""))
    }
    #expect(
      Doctor.obstacles(to: .build, in: findings).map(\.check) == ["system", "bldenv", "clones"])
  }
}

/// The whole script, on a machine.
@Suite struct DoctorScriptTests {
  @Test func everythingIsAskedInOneScriptOfAnyShell() async throws {
    let place = DoctorPlace(
      machine: Machine(name: "here"), workspace: Workspace(root: "/nonexistent/it's"),
      consolidations: [], now: nil)
    for shell in Shell.allCases {
      for check in Doctor.checks {
        let answer = try await shell.run("jobs=\n\(check.script(place))", ["-n"])
        #expect(answer.errors == "", "\(check.name) under \(shell)")
      }
    }
  }

  @Test func aMachineThatIsNoHeliosIsToldApart() async throws {
    let scratch = try Scratch()
    let site = Site(
      machine: Machine(name: "here", root: scratch.path, stateFolder: scratch.path),
      workspace: Workspace(root: scratch.path),
      transport: LocalTransport(environment: ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]),
      patience: .seconds(300))
    let findings = try await Doctor.examine(site)
    #expect(findings.map(\.check) == Doctor.checks.map(\.name))
    #expect(findings.first?.verdict == .problem)
    #expect(findings.first { $0.check == "bldenv" }?.verdict == .ok)
    #expect(findings.first { $0.check == "disk" }?.verdict != .unknown)
  }

  @Test func onlyWhatIsACommandIsMended() async throws {
    let scratch = try Scratch()
    let site = Site(
      machine: Machine(name: "here", root: scratch.path), workspace: Workspace(root: scratch.path),
      transport: LocalTransport(environment: ["PATH": "/usr/bin:/bin"]))
    func plan(_ name: String, _ diagnosis: Diagnosis) throws -> Plan {
      let check = try #require(Doctor.checks.first { $0.name == name })
      return try MendRecipe(RecipeArguments(operands: [name]))
        .plan(at: site, with: [Finding(check, diagnosis)])
    }
    #expect(throws: Problem.self) { try plan("memory", .warn("2 GB", .advice("More."))) }
    #expect(throws: Problem.self) { try plan("memory", .ok("32 GB")) }
    #expect(throws: Problem.self) { try plan("clones", .warn("x", .recipe("setup", words: []))) }
    let mend = Mend.commands(
      [Command(["git", "pull"])], title: "Pull", impact: .writes, undo: .nothingToUndo)
    #expect(try plan("checkout", .warn("behind", mend)).steps.map(\.title) == ["Pull"])
  }
}
