import SystemPackage

/// A recipe that changes boot environments with beadm(8).
///
/// Everything runs under pfexec, which never fails for lack of a profile: then beadm itself says so. `-v` makes beadm give its
/// reasons. The last step always asks beadm again.
public protocol BootEnvironmentRecipe: Recipe where Facts == BootEnvironmentList {}

extension BootEnvironmentRecipe {
  /// The operands it takes: one boot environment, unless the recipe says otherwise.
  public static var operands: String { "NAME" }
  /// Its options: none, unless the recipe says otherwise.
  public static var options: [RecipeOption] { [] }

  /// Asks for the boot environments.
  public func facts(at site: Site) async throws(Problem) -> BootEnvironmentList {
    try await site.bootEnvironments()
  }

  /// The plan of these steps.
  ///
  /// - Parameters:
  ///   - word: What must be typed before it is started.
  ///   - losses: What is lost for good by it.
  func plan(
    _ title: String, at site: Site, typing word: String? = nil, losing losses: [String] = [],
    _ steps: [Step?]
  ) -> Plan {
    var plan = Plan(
      title, recipe: Self.name, on: site.machine, stages: steps.compactMap { $0 }.map { .step($0) })
    plan.meanings = BeadmStatus.meanings
    plan.wordToType = word
    plan.losses = losses
    return plan
  }

  /// The one operand of a command line.
  static func name(of arguments: RecipeArguments) throws(Problem) -> String {
    guard arguments.operands.count == 1 else { throw usage }
    return arguments.operands[0]
  }

  /// What is said of words that can't be understood.
  static var usage: Problem {
    Problem(
      .usage, "\(name) takes \(operands), nothing less and nothing more.",
      hint: "heliosw be list shows what there is.")
  }
}

extension Command {
  /// beadm with the privileges to change something.
  static func beadm(_ words: String...) -> Command { Command(["pfexec", "beadm"] + words) }

  /// The question for one boot environment.
  fileprivate static func list(_ words: String...) -> Command {
    Command(["beadm", "list", "-H"] + words)
  }
}

// MARK: - Facts

extension BootEnvironmentList {
  /// The boot environment of a name, or the refusal.
  ///
  /// - Parameter wanted: What can't be done without it, as in "NAME can't be WANTED".
  func need(_ name: String, toBe wanted: String) throws(Problem) -> BootEnvironment {
    if let environment = self[name] { return environment }
    throw Problem(
      .refused, "\(name) can't be \(wanted): there is no boot environment of that name.",
      hint: names.isEmpty ? nil : "There are \(names.joined(separator: ", ")).")
  }

  /// The snapshot of a full name, or the refusal.
  func needSnapshot(_ fullName: String, toBe wanted: String) throws(Problem)
    -> BootEnvironmentSnapshot
  {
    if let snapshot = snapshot(fullName) { return snapshot }
    let name = String(fullName.prefix { $0 != "@" })
    _ = try need(name, toBe: wanted)
    let there = snapshots(of: name).map(\.fullName)
    throw Problem(
      .refused, "\(fullName) can't be \(wanted): there is no such snapshot.",
      hint: there.isEmpty ? "\(name) has none." : "There are \(there.joined(separator: ", ")).")
  }

  /// Refuses a name that can't be given to a new boot environment.
  func checkNew(_ name: String) throws(Problem) {
    guard let flaw = BootEnvironmentName.flaw(in: name, containing: namePart, among: names) else {
      return
    }
    throw Problem(
      .refused, "\(name.isEmpty ? "Nothing" : name) can't be a name: \(flaw.words).",
      hint: "\(suggestedName) is free.")
  }

  /// A free name, made as beadm makes one.
  public var suggestedName: String {
    BootEnvironmentName.suggestion(after: running?.name ?? "helios", among: names)
  }

  /// The boot environments that were cloned from a snapshot.
  func clones(of snapshot: String) -> [String] {
    let container = details.datasets.values.first.map {
      $0.prefix(upTo: $0.lastIndex(of: "/") ?? $0.startIndex)
    }
    guard let container else { return [] }
    return space.filter { $0.origin == "\(container)/\(snapshot)" }
      .map { String($0.name.dropFirst(container.count + 1)) }
  }
}

// MARK: - Conditions

extension Step.Requirement {
  /// A boot environment is there, and still the one that was seen.
  static func stands(_ environment: BootEnvironment) -> Self {
    let name = environment.name
    return .init(
      "\(name) is not there any more, or another one is called so now",
      .prints(.list(name), "^\(name.pattern);.*;\(environment.createdAt)$"))
  }

  /// No onu is making one, whoever started it.
  static func isNotBeingMade(_ name: String) -> Self {
    .init("an onu is making \(name) at this moment", .unused("-t \(name) ", by: "bin/onu"))
  }

  /// No boot environment has a name.
  static func isFree(_ name: String) -> Self {
    .init("a boot environment \(name) is there", .lacks(.list(), "^\(name.pattern);"))
  }

  /// A boot environment of a name is there.
  static func isThere(_ name: String) -> Self {
    .init("beadm does not list \(name)", .prints(.list(name), "^\(name.pattern);"))
  }

  /// beadm says a letter of one.
  static func has(_ flag: Character, _ name: String, else words: String) -> Self {
    .init(words, .prints(.list(name), "^\(name.pattern);[^;]*;[^;]*\(flag)[^;]*;"))
  }

  /// beadm does not say any of some letters of one.
  static func hasNone(of flags: String, _ name: String, else words: String) -> Self {
    .init(words, .prints(.list(name), "^\(name.pattern);[^;]*;[^;\(flags)]*;"))
  }

  /// No boot environment is to be booted once.
  static let nothingOnce = Self(
    "a boot environment is still to be booted once", .lacks(.list(), "^[^;]*;[^;]*;[^;]*T[^;]*;"))

  /// One is mounted, or not.
  static func isMounted(_ name: String) -> Self {
    .init("\(name) is not mounted", .prints(.list(name), "^\(name.pattern);[^;]*;[^;]*;/"))
  }

  /// One is not mounted.
  static func isNotMounted(_ name: String) -> Self {
    .init("\(name) is mounted", .prints(.list(name), "^\(name.pattern);[^;]*;[^;]*;;"))
  }

  /// A snapshot is there.
  static func stands(_ snapshot: BootEnvironmentSnapshot) -> Self { hasSnapshot(snapshot.fullName) }

  /// A snapshot of a full name is there.
  static func hasSnapshot(_ fullName: String) -> Self {
    let environment = String(fullName.prefix { $0 != "@" })
    return .init(
      "there is no snapshot \(fullName)",
      .prints(.list("-s", environment), "^[^;]*;\(fullName.pattern);"))
  }

  /// No snapshot has a full name.
  static func lacksSnapshot(_ fullName: String) -> Self {
    let environment = String(fullName.prefix { $0 != "@" })
    return .init(
      "a snapshot \(fullName) is there",
      .lacks(.list("-s", environment), "^[^;]*;\(fullName.pattern);"))
  }
}

extension String {
  /// The text as a basic regular expression that matches it alone.
  var pattern: String {
    var text = ""
    for character in self {
      if #".*[]^$\"#.contains(character) { text.append("\\") }
      text.append(character)
    }
    return text
  }
}

// MARK: - Steps

extension Step {
  /// Looks whether all is still as it was when the plan was made.
  static func look(_ requirements: [Requirement]) -> Step {
    Step(
      "Check that nothing has changed", why: "Others may have been here since this plan was made.",
      .require(requirements), impact: .reads)
  }

  /// Asks beadm whether it did what it said.
  static func ask(_ requirements: [Requirement]) -> Step {
    Step(
      "Look at the result", why: "beadm's own list counts, not what it says of itself.",
      .verify(requirements), impact: .reads)
  }

  /// Makes one the one that the machine starts in from now on.
  static func activate(_ name: String, insteadOf old: String?, why: String) -> Step {
    Step(
      "Activate \(name)", why: why, .run(.beadm("activate", "-v", name)), impact: .replacesSystem,
      undo: old.map { .command(.beadm("activate", "-v", $0)) }
        ?? .none("no boot environment was active on reboot before."))
  }

  /// Takes back that one is to be booted once.
  static func cancelOnce(_ name: String) -> Step {
    Step(
      "Cancel booting \(name) once", why: "Else the next start would still be in \(name).",
      .run(.beadm("activate", "-T", "-v", name)), impact: .replacesSystem,
      undo: .command(.beadm("activate", "-t", "-v", name)))
  }

  /// Mounts one at a folder.
  static func mount(_ name: String, at place: FilePath, why: String) -> Step {
    Step(
      "Mount \(name)", why: why, .run(.beadm("mount", "-v", name, place.string)),
      impact: .replacesSystem, undo: .command(.beadm("unmount", "-v", name)))
  }

  /// Unmounts one.
  static func unmount(_ name: String, from place: FilePath, why: String) -> Step {
    Step(
      "Unmount \(name)", why: why, .run(.beadm("unmount", "-v", name)), impact: .replacesSystem,
      undo: .command(.beadm("mount", "-v", name, place.string)),
      reasons: [
        BeadmStatus.unmount.rawValue:
          "something uses files below \(place): fuser -c names it; end that first"
      ])
  }
}
