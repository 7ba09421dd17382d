import SystemPackage
import Testing

@testable import Workbench

@Suite struct BootEnvironmentPlanTests {
  static let site = Site(
    machine: Machine(name: "genesis"), workspace: Workspace(root: "/home/robin/helios"),
    transport: LocalTransport(environment: [:]))

  /// helios-1 runs; fix-1 is mounted, has two snapshots, and test was cloned from the first.
  static let facts: BootEnvironmentList = {
    var list = BootEnvironmentList([
      BootEnvironment(name: "helios", sizeInBytes: 2_000_000_000, createdAt: 1_790_043_529),
      BootEnvironment(
        name: "helios-1", uuid: "215b8387-4968-627c-d2d0-f4a011414bab", flags: [.now, .onReboot],
        mountPoint: "/", sizeInBytes: 7_786_206_208, createdAt: 1_793_585_888),
      BootEnvironment(
        name: "fix-1", mountPoint: "/tmp/onu.aTayFf", sizeInBytes: 3_000_000_000,
        createdAt: 1_794_622_702),
      BootEnvironment(name: "test", sizeInBytes: 1_000_000, createdAt: 1_795_054_702),
    ])
    list.details.datasets = ["fix-1": "rpool/ROOT/fix-1", "test": "rpool/ROOT/test"]
    list.details.snapshots = [
      .init(environment: "fix-1", name: "one", sizeInBytes: 5, createdAt: 1_794_700_000),
      .init(environment: "fix-1", name: "two", sizeInBytes: 5, createdAt: 1_794_800_000),
    ]
    list.space = [DatasetSpace(name: "rpool/ROOT/test", used: 9, origin: "rpool/ROOT/fix-1@one")]
    return list
  }()

  static func plan(_ words: [String], _ facts: BootEnvironmentList = facts) throws -> Plan {
    func plan<R: Recipe>(_ recipe: R.Type) throws -> Plan? {
      let arguments = try RecipeArguments(parsing: Array(words.dropFirst()), options: R.options)
      guard let facts = facts as? R.Facts else { return nil }
      try arguments.check(R.options)
      return try R(arguments).plan(at: site, with: facts)
    }
    let recipe = try #require(Catalog.recipe(named: "be \(words[0])"))
    return try #require(try plan(recipe))
  }

  private static let plans: [[String]] = [
    ["create", "new-1"], ["create", "-a", "--from", "fix-1@one", "new-1"], ["activate", "test"],
    ["boot-once", "test"], ["mount", "test", "/mnt/it's"], ["unmount", "fix-1"],
    ["shell", "test"], ["rename", "test", "test.2"], ["snapshot", "test@before"],
    ["rollback", "fix-1@two"], ["destroy", "fix-1"], ["destroy", "fix-1@two"],
    ["diff", "helios-1", "test"],
  ]

  @Test(arguments: plans)
  func aPlanIsAsItWasRead(words: [String]) throws {
    let name = words.filter { !$0.hasPrefix("-") }.joined(separator: "-")
      .map { $0.isLetter || $0.isNumber || $0 == "-" ? String($0) : "_" }.joined()
    try Self.plan(words).expectRead(as: "be-\(name)")
  }

  private static let refusals: [([String], String)] = [
    (["create", "helios"], "helios can't be a name: a boot environment is called so already."),
    (
      ["create", "a b"],
      "a b can't be a name: it holds a blank; letters, digits, and . _ : - are allowed."
    ),
    (
      ["create", "--from", "nope", "x"],
      "nope can't be cloned: there is no boot environment of that name."
    ),
    (["create", "--from", "test@x", "x"], "test@x can't be cloned: there is no such snapshot."),
    (["activate", "helios-1"], "helios-1 is what the machine boots next already."),
    (["activate", "nope"], "nope can't be activated: there is no boot environment of that name."),
    (["boot-once", "helios-1"], "helios-1 can't be booted once: it is what boots anyway."),
    (
      ["boot-once", "--cancel"],
      "There is nothing to cancel: no boot environment is to be booted once."
    ),
    (["mount", "fix-1"], "fix-1 is mounted at /tmp/onu.aTayFf already."),
    (["unmount", "test"], "test can't be unmounted: it is not mounted."),
    (["unmount", "helios-1"], "helios-1 can't be unmounted: the machine runs in it."),
    (["rename", "helios-1", "x"], "helios-1 can't be renamed: the machine runs in it."),
    (["destroy", "helios-1"], "helios-1 can't be destroyed: the machine runs in it."),
    (["destroy", "fix-1@one"], "fix-1@one can't be destroyed: test was cloned from it."),
    (["destroy", "fix-1@x"], "fix-1@x can't be destroyed: there is no such snapshot."),
    (
      ["snapshot", "test@a/b"],
      "test@a/b can't be the name of a snapshot: it holds /; letters, digits, and . _ : - are allowed."
    ),
    (["snapshot", "fix-1@one"], "There is a snapshot fix-1@one already."),
    (["rollback", "helios-1@x"], "helios-1@x can't be gone back to: there is no such snapshot."),
  ]

  @Test(arguments: refusals)
  func whatCannotBeDoneIsRefusedWithAReason(words: [String], reason: String) {
    let problem = #expect(throws: Problem.self) { try Self.plan(words) }
    #expect(problem?.summary == reason)
    #expect(problem?.kind == .refused)
  }

  private static let nonsense: [[String]] = [
    ["create"], ["create", "a", "b"], ["boot-once"], ["boot-once", "--cancel", "a"],
    ["mount", "test", "relative"], ["mount", "--shared", "x", "test"], ["rename", "test"],
    ["snapshot", "test"], ["rollback", "fix-1"], ["destroy"],
  ]

  @Test(arguments: nonsense)
  func wordsThatMakeNoSenseAreAMatterOfUsage(words: [String]) {
    #expect(#expect(throws: Problem.self) { try Self.plan(words) }?.kind == .usage)
  }

  @Test func whatIsBootedNextOrOnceOrKeptIsNotDestroyed() throws {
    for (flags, reason) in [
      (BootEnvironment.Flags.onReboot, "the machine boots it next"),
      (.once, "it is to be booted once"),
    ] {
      var facts = Self.facts
      facts.environments[3].flags = flags
      let problem = #expect(throws: Problem.self) { try Self.plan(["destroy", "test"], facts) }
      #expect(problem?.summary == "test can't be destroyed: \(reason).")
    }
    var facts = Self.facts
    facts.notes[facts.environments[3]].isKept = true
    let problem = #expect(throws: Problem.self) { try Self.plan(["destroy", "test"], facts) }
    #expect(problem?.summary == "test can't be destroyed: it is marked to be kept.")
  }

  @Test func whatOnuHasActivatedIsBootedOnceWithSomethingToFallBackTo() throws {
    var facts = Self.facts
    facts.environments[1].flags = .now
    facts.environments[3].flags = .onReboot
    let plan = try Self.plan(["boot-once", "test"], facts)
    #expect(
      plan.steps.map(\.title) == [
        "Check that nothing has changed", "Activate helios-1", "Boot test once",
        "Look at the result",
      ])
    #expect(plan.steps[1].undo == .command(.beadm("activate", "-v", "test")))
  }

  @Test func onlyWhatDestroysWantsItsNameTyped() throws {
    #expect(try Self.plan(["destroy", "fix-1"]).wordToType == "fix-1")
    #expect(try Self.plan(["destroy", "fix-1@two"]).wordToType == "fix-1@two")
    #expect(try Self.plan(["rollback", "fix-1", "two"]).wordToType == "fix-1@two")
    for words in [
      ["create", "x"], ["activate", "test"], ["rename", "test", "y"], ["unmount", "fix-1"],
    ] {
      #expect(try Self.plan(words).wordToType == nil)
    }
  }

  @Test func aDotInANameMatchesOnlyADot() {
    #expect("a.b-1".pattern == #"a\.b-1"#)
    #expect("^$*[]\\".pattern == #"\^\$\*\[\]\\"#)
  }
}
