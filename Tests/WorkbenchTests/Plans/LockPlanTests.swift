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
    LockFacts(holder: holder, host: "genesis", user: user, process: process)
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
