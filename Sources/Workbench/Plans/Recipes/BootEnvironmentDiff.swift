import SystemPackage

/// `be diff`: compares what is installed in two boot environments; what is not mounted is mounted for as long as that takes.
public struct BootEnvironmentDiff: BootEnvironmentRecipe {
  /// The name on the command line.
  public static let name = "be diff"
  /// What it does, in one line.
  public static let summary = "Compare the packages of two boot environments."
  /// The operands it takes.
  public static let operands = "NAME NAME"

  /// The one that is compared, as a rule the older one.
  public var from: String
  /// The one that it is compared with.
  public var to: String

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    guard arguments.operands.count == 2 else { throw Self.usage }
    (from, to) = (arguments.operands[0], arguments.operands[1])
    guard from != to else {
      throw Problem(.usage, "\(from) can't be compared with itself: be diff takes two names.")
    }
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: BootEnvironmentList) throws(Problem) -> Plan {
    let chosen = [
      try facts.need(from, toBe: "compared"), try facts.need(to, toBe: "compared"),
    ]
    let steps = chosen.flatMap { Self.steps($0, on: site.machine) }
    let closed = chosen.filter { $0.mountPoint == nil }.map(\.name)
    var plan = plan(
      "compare \(from) with \(to)", at: site,
      [.look(chosen.map { .stands($0) } + closed.map { .isNotMounted($0) })] + steps
        + [closed.isEmpty ? nil : .ask(closed.map { .isNotMounted($0) })])
    plan.meanings.merge(PackageStatus.meanings) { mine, _ in mine }
    return plan
  }

  /// Whatever becomes of the list, what was mounted for it is unmounted.
  private static func steps(_ environment: BootEnvironment, on machine: Machine) -> [Step] {
    let name = environment.name
    // The running one is at / also where the machine's files are kept in another folder.
    let open = environment.isRunning ? machine.root : environment.mountPoint
    let place = open ?? BootEnvironmentShell.place(for: name, on: machine)
    let list = Step(
      "List the packages of \(name)", why: "pkg looks into the image below \(place).",
      .run(
        Command([
          "sh", "-c", #"echo "\#(heading)$2"; pkg -R "$1" list -Hv"#, "sh", place.string, name,
        ])), impact: .reads, onFailure: .goOn,
      reasons: [PackageStatus.failed.rawValue: PackageStatus.failed.words])
    guard open == nil else { return [list] }
    return [
      .mount(name, at: place, why: "Its packages can be listed only while it is mounted."), list,
      .unmount(name, from: place, why: "It was mounted for the list only."),
    ]
  }

  private static let heading = "--- packages of "

  /// Reads what the job of such a plan has printed.
  ///
  /// - Returns: Nil unless both lists are there.
  public static func difference(in output: some StringProtocol) -> ImageDifference? {
    var lists: [[PackageVersion]] = []
    for line in output.split(whereSeparator: \.isNewline) {
      if line.hasPrefix(heading) {
        lists.append([])
      } else if let package = PackageVersion(installed: line), !lists.isEmpty {
        lists[lists.count - 1].append(package)
      }
    }
    guard lists.count == 2, !lists[0].isEmpty, !lists[1].isEmpty else { return nil }
    return ImageDifference(from: lists[0], to: lists[1])
  }
}

extension Site {
  /// Reads what a job that compared two boot environments has found.
  ///
  /// - Throws: ``Problem`` when it is not all there.
  public func imageDifference(of job: Job) async throws(Problem) -> ImageDifference {
    let answer = try await run("cat \(ShellWord.quoted("\(job.folder)/out"))")
    guard let difference = BootEnvironmentDiff.difference(in: answer.text) else {
      throw Problem(
        .failed, "The packages could not be compared: pkg did not list both.",
        hint: "heliosw jobs show \(job.id) has what it said.")
    }
    return difference
  }
}
