import SystemPackage
import Testing

@testable import Workbench

@Suite struct PlanScriptTests {
  static let machine = Machine(name: "genesis")

  static func plan(_ stages: [Plan.Stage]) -> Plan {
    Plan("a test", recipe: "test", on: machine, stages: stages)
  }

  static func step(_ title: String, _ work: Step.Work, onFailure: Step.OnFailure = .stop)
    -> Plan.Stage
  {
    .step(Step(title, why: "To see.", work, impact: .writes, onFailure: onFailure))
  }

  static func says(_ word: String) -> Plan.Stage { step("say", .run(Command(["echo", word]))) }

  @Test(arguments: Shell.allCases)
  func aPlanStopsAtTheFirstFailure(shell: Shell) async throws {
    let plan = Self.plan([
      Self.says("one"), Self.step("fail", .run(Command(["sh", "-c", "exit 7"]))), Self.says("two"),
    ])
    let answer = try await shell.run(plan.script)
    #expect(answer.status == 1)
    #expect(answer.output == "one\n")
    #expect(answer.errors.hasSuffix("end 2: 7\nstep 2 failed with status 7\n"))
  }

  @Test(arguments: Shell.allCases)
  func aStepMayFailAndThePlanGoOn(shell: Shell) async throws {
    let plan = Self.plan([
      Self.step("fail", .run(Command(["false"])), onFailure: .goOn), Self.says("two"),
    ])
    let answer = try await shell.run(plan.script)
    #expect(answer.status == 1)
    #expect(answer.output == "two\n")
  }

  @Test(arguments: Shell.allCases)
  func aConditionThatDoesNotHoldEndsWithFive(shell: Shell) async throws {
    let plan = Self.plan([
      Self.step(
        "look", .require([.init("it isn't there", .directory("/nonexistent/it's"))])),
      Self.says("two"),
    ])
    let answer = try await shell.run(plan.script)
    #expect(answer.status == 5)
    #expect(answer.output == "")
    #expect(answer.errors.hasSuffix("refused: it isn't there\n"))
  }

  @Test(arguments: Shell.allCases)
  func aFileIsWrittenByteForByte(shell: Shell) async throws {
    let scratch = try Scratch()
    let texts = ["a\n$HOME `id`\n", "no newline", "", "END_OF_FILE\nx\n", "it's\n\n\n", "\\\n"]
    let plan = Self.plan(
      texts.indices.map {
        Self.step("write", .write(scratch.path.appending("it's \($0)"), contents: texts[$0]))
      })
    let answer = try await shell.run(plan.script)
    #expect(answer.status == 0)
    #expect(try texts.indices.map { try scratch.read("it's \($0)") } == texts)
  }

  @Test(arguments: Shell.allCases)
  func anOldFileThatDiffersIsKeptInTheJobsFolder(shell: Shell) async throws {
    let scratch = try Scratch()
    try scratch.write("edited by hand\n", to: "env.sh")
    try scratch.write("", to: "job/steps")
    let plan = Self.plan([
      Self.step("write", .write(scratch.path.appending("env.sh"), contents: "new\n"))
    ])
    _ = try await shell.run(
      plan.script, environment: ["HELIOSW_JOB": scratch.path.appending("job").string])
    #expect(try scratch.read("env.sh") == "new\n")
    #expect(try scratch.read("job/env.sh.old") == "edited by hand\n")
  }

  @Test(arguments: Shell.allCases)
  func stepsSideBySideAllRunAndTheirFailuresAreSummed(shell: Shell) async throws {
    let scratch = try Scratch()
    try scratch.write("", to: "job/steps")
    let words = [["echo", "a"], ["false"], ["echo", "c"], ["echo", "d"], ["echo", "e"]]
    let steps = words.map {
      Step("say", why: "To see.", .run(Command($0)), impact: .reads)
    }
    let plan = Self.plan([.together(steps, width: 2)])
    let job = scratch.path.appending("job").string
    let answer = try await shell.run(plan.script, environment: ["HELIOSW_JOB": job])
    #expect(answer.status == 1)
    #expect(
      try ["out.1", "out.3", "out.4", "out.5"].map { try scratch.read("job/\($0)") }
        == ["a\n", "c\n", "d\n", "e\n"])
    let records = StepRecord.records(in: try scratch.read("job/steps"))
    #expect(
      Set(records.filter { $0.event == .end }.map { "\($0.step) \($0.text)" })
        == ["1 0", "2 1", "3 0", "4 0", "5 0"])
  }

  @Test(arguments: Shell.allCases)
  func aClaimIsRefusedWhileItsMakerLives(shell: Shell) async throws {
    let scratch = try Scratch()
    let claim = scratch.path.appending("tmp/it's claimed")
    let plan = Self.plan([Self.step("claim", .claim(claim)), Self.says("mine")])
    let free = try await shell.run(plan.script)
    #expect(free.status == 0)
    #expect(!scratch.exists("tmp/it's claimed"))
    try scratch.write("1\n", to: "tmp/it's claimed/pid")
    let taken = try await shell.run(plan.script)
    #expect(taken.status == 5)
    #expect(scratch.exists("tmp/it's claimed"))
    try scratch.write("4194303\n", to: "tmp/it's claimed/pid")
    #expect(try await shell.run(plan.script).status == 0)
  }

  @Test(arguments: Shell.allCases)
  func aHostileNameStaysData(shell: Shell) async throws {
    let scratch = try Scratch()
    let name = "a b'$(touch pwned)`touch pwned`\n\"x"
    try scratch.write("", to: "\(name)/x")
    let plan = Plan(
      "build of \(name)", recipe: "test", on: Machine(name: name),
      stages: [Self.step("list \(name)", .run(Command(["ls"], in: scratch.path.appending(name))))])
    let answer = try await shell.run("cd \(scratch.path.quoted)\n\(plan.script)")
    #expect(answer.output == "x\n")
    #expect(!scratch.exists("pwned"))
  }

  @Test(arguments: Shell.allCases)
  func onlyAPlanThatHasTheTerminalReadsWhatIsTyped(shell: Shell) async throws {
    let scratch = try Scratch()
    var plan = Self.plan([
      Self.step("ask", .run(Command(["sh", "-c", "read word; echo \"got $word.\""])))
    ])
    var got: [String] = []
    for foreground in [Plan.Foreground.job, .terminal] {
      plan.foreground = foreground
      try scratch.write(plan.script, to: "plan.sh")
      let call = "\(shell.rawValue) \(scratch.path)/plan.sh"
      let answer = try await Shell.dash.run("printf 'hello\\n' | script -qec '\(call)' /dev/null")
      got += answer.output.split(whereSeparator: \.isNewline).map(String.init)
        .filter { $0.hasPrefix("got") }
    }
    #expect(got == ["got .", "got hello."])
  }

  @Test(arguments: Shell.allCases)
  func everyScriptPassesTheShellsOwnCheck(shell: Shell) async throws {
    let plan = Self.plan([
      Self.step(
        "a", .require([.init("b", .unlocked("/x/nightly.lock")), .init("c", .unset("D"))])),
      Self.step("b", .skip(reason: "no need")), Self.step("c", .claim("/tmp/x")),
    ])
    let answer = try await shell.run(plan.script, ["-n"])
    #expect(answer.status == 0)
    #expect(answer.errors == "")
  }
}
