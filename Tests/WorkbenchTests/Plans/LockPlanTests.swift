import FoundationEssentials
import Glibc
import SystemPackage
import Testing

@testable import Workbench

/// Stopping a nightly of somebody's own, and taking away what a dead one left.
@Suite struct LockPlanTests {
  private let site = Site(
    machine: Machine(name: "genesis"), workspace: Workspace(root: "/home/robin/helios"),
    transport: LocalTransport(environment: [:]))

  private func facts(
    holder: String? = "genesis.alex.4242", user: String = "root",
    _ process: LockFacts.Process? = LockFacts.Process(
      number: 4242, owner: "alex", group: 4240, task: nil, arguments: "ksh93 nightly env.sh")
  ) -> LockFacts {
    LockFacts(.live, holder: holder, host: "genesis", user: user, process: process)
  }

  @Test func aNightlyIsToldToStopAndGivenTime() throws {
    try StopNightly().plan(at: site, with: facts()).expectRead(as: "stop-nightly")
  }

  @Test func aNightlyThatDoesNotObeyIsEndedAndItsLockTakenAway() throws {
    try StopNightly(.kill).plan(at: site, with: facts()).expectRead(as: "stop-nightly-kill")
  }

  @Test func whereTasksAreKnownTheWholeTaskIsTold() throws {
    let process = LockFacts.Process(
      number: 4242, owner: "alex", group: 4240, task: 77, arguments: "ksh93 nightly env.sh")
    let script = try StopNightly().plan(at: site, with: facts(process)).script
    #expect(script.contains("pkill -TERM -T 77"))
  }

  @Test func thePlanNamesTheOwner() throws {
    let plan = try StopNightly().plan(at: site, with: facts())
    #expect(plan.title == "stop the nightly of alex, process 4242")
    #expect(plan.impact.needsConfirmation)
  }

  @Test(arguments: [
    (nil, "root", "Nobody builds"), ("elsewhere.alex.4242", "root", "on elsewhere"),
    ("genesis.alex.4242", "robin", "alex's, and robin may not"),
    ("no lock", "root", "Nobody builds"),
  ])
  func whatCannotBeStoppedIsRefusedWithItsReason(
    holder: String?, user: String, reason: String
  ) throws {
    let problem = #expect(throws: Problem.self) {
      try StopNightly().plan(at: site, with: facts(holder: holder, user: user))
    }
    #expect(problem?.kind == .refused)
    #expect(problem?.summary.contains(reason) == true)
  }

  @Test func aNightlyThatIsGoneIsNotStoppedButItsLockIsCleared() throws {
    let problem = #expect(throws: Problem.self) {
      try StopNightly().plan(at: site, with: facts(nil))
    }
    #expect(problem?.hint?.contains("clear-lock") == true)
    try ClearLock(RecipeArguments()).plan(at: site, with: facts(nil)).expectRead(as: "clear-lock")
  }

  @Test func theLockOfALivingNightlyStays() throws {
    #expect(throws: Problem.self) {
      try ClearLock(RecipeArguments()).plan(at: site, with: facts())
    }
  }

  @Test func aNumberThatIsAnotherProgramsNowIsNoNightly() throws {
    let process = LockFacts.Process(
      number: 4242, owner: "alex", group: 4240, task: nil, arguments: "vim id.c")
    #expect(throws: Problem.self) { try StopNightly().plan(at: site, with: facts(process)) }
    _ = try ClearLock(RecipeArguments()).plan(at: site, with: facts(process))
  }

  @Test(arguments: [
    "", "host genesis", "holder", "process 1", "process x y z w\nholder \u{1b}[31m\ntask a",
  ])
  func aBrokenAnswerHasNoProcess(text: String) {
    #expect(LockFacts.read(text).process == nil)
  }

  @Test(arguments: Shell.allCases)
  func aNightlyOfSomebodyIsStoppedAndPutsItsThingsAway(shell: Shell) async throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      trap 'rm -f "$1"; echo tidied >"$2"; exit 1' TERM
      ln -s "$(uname -n).alex.$$" "$1"
      echo >"$3"
      sleep 60 & wait "$!"
      """, to: "nightly")
    let site = Site(
      machine: Machine(name: "here", stateFolder: scratch.path),
      workspace: Workspace(root: scratch.path),
      transport: LocalTransport(environment: ["PATH": "/usr/bin:/bin"]))
    let lock = site.workspace.mainGate.lock
    _ = try await shell.run(
      """
      mkdir -p \(lock.removingLastComponent().quoted)
      mkfifo \(scratch.path)/ready
      setsid sh \(scratch.path)/nightly \(lock.quoted) \(scratch.path)/said \(scratch.path)/ready \
        >/dev/null 2>&1 </dev/null &
      read line <\(scratch.path)/ready
      """)
    let plan = try await StopNightly().plan(at: site)
    #expect(try await shell.run(plan.script).status == 0)
    #expect(try scratch.read("said") == "tidied\n")
    let problem = await #expect(throws: Problem.self) { _ = try await StopNightly().plan(at: site) }
    #expect(problem?.summary.hasPrefix("Nobody builds") == true)
  }
}

/// What a plan makes of a lock, in the shell.
@Suite struct LockConditionTests {
  @Test(arguments: Shell.allCases)
  func aPlanIsRefusedByALockWhoseHolderMayLive(shell: Shell) async throws {
    let scratch = try Scratch()
    let host = try await Shell.dash.run("uname -n").output.filter { !$0.isNewline }
    let lock = scratch.path.appending("it's nightly.lock")
    let check = Step(
      "look", why: "To see.", .require([.init("not now", .unlocked(lock))]), impact: .reads)
    let plan = PlanScriptTests.plan([.step(check)])
    let process = getpid()
    for (target, refusal) in [
      (nil, nil), ("\(host).robin.4194303", nil),
      ("\(host).robin.\(process)", "not now: \(host).robin.\(process) holds the lock"),
      ("a.b.robin.1", "not now: a.b.robin.1, on another machine, holds the lock"),
    ] as [(String?, String?)] {
      if let target { _ = try await Shell.dash.run("ln -sfn \(target) \(lock.quoted)") }
      let answer = try await shell.run(plan.script)
      #expect(answer.status == (refusal == nil ? 0 : 5), "\(target ?? "none")")
      if let refusal { #expect(answer.errors.contains("refused: \(refusal)\n")) }
    }
  }

  @Test(arguments: [
    ("genesis.robin.42", LockFacts.State.live, "robin (process 42)"),
    ("a.b.robin.42", .foreign, "robin (process 42 on a.b)"),
    ("no lock", .foreign, "no lock"),
  ])
  func aHolderIsNamedAsAPersonWouldSay(target: String, state: LockFacts.State, words: String) {
    #expect(LockFacts(state, holder: target).holderInWords == words)
  }
}

extension LockPlanTests {
  @Test func theLockOfAGateElsewhereCanBeMeant() throws {
    let arguments = try RecipeArguments(
      parsing: ["-g", "/ws/fix", "--kill"], options: StopNightly.options)
    let plan = try StopNightly(arguments).plan(
      at: Site(
        machine: Machine(name: "genesis"), workspace: Workspace(root: "/home/robin/helios"),
        transport: LocalTransport(environment: [:])),
      with: LockFacts(
        .live, holder: "genesis.alex.4242", host: "genesis", user: "alex",
        process: .init(
          number: 4242, owner: "alex", group: 4240, task: nil, arguments: "ksh93 nightly x.sh")))
    #expect(plan.script.contains("/ws/fix/log/nightly.lock"))
    #expect(!plan.script.contains("/home/robin/helios/projects/illumos/log"))
  }
}
