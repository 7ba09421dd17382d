import SystemPackage

/// `merge-illumos`: the packages of both flavours become one set, and go into the repository that images and releases are made of.
///
/// - Source: helios tools/helios-build/src/main.rs, `cmd_merge_illumos`. The real one receives into the repository itself; here a copy is
///   filled and takes its place at the end, so that a failure leaves the old one whole.
public struct MergeIllumos: Recipe {
  /// The name on the command line.
  public static let name = "merge-illumos"
  /// What it does, in one line.
  public static let summary = "Merge the packages of both flavours into packages/os."
  /// The operands it takes.
  public static let operands = ""
  /// Its options.
  public static let options: [RecipeOption] = [
    .gate,
    RecipeOption(
      "suffix", "s", .word("SUFFIX"), help: "Work in tmp/illumos.SUFFIX, beside other merges."),
    RecipeOption(
      "output", "o", .path("REPO"), help: "The repository to fill, instead of packages/os."),
    RecipeOption(
      "publisher", "p", .word("PUBLISHER"), help: "Whose name the packages bear afterwards."),
  ]

  /// The gate; the workspace's own if nil.
  public var gate: FilePath?
  /// What the folder of the work ends with.
  public var suffix: String?
  /// The repository to fill; packages/os if nil.
  public var output: FilePath?
  /// Whose name the packages bear; that of packages/publisher.mogrify if nil.
  public var publisher: String?

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    gate = arguments.gate
    suffix = arguments.values["suffix"]
    output = arguments.values["output"].map { FilePath($0) }
    publisher = arguments.values["publisher"]
    if let suffix, suffix.isEmpty || suffix.contains("/") {
      throw Problem(.usage, "--suffix is the end of a folder's name, not \(suffix).")
    }
    if let publisher, publisher.isEmpty || !publisher.utf8.allSatisfy(Self.isOfPublisher) {
      throw Problem(.usage, "\(publisher) is no publisher's name.")
    }
  }

  /// Letters, digits and `-._`: a mogrify file takes other characters for its own.
  private static func isOfPublisher(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Nothing: all that must hold is required by the plan.
  public func facts(at site: Site) async throws(Problem) {}

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: Void) throws(Problem) -> Plan {
    let gate = site.workspace.gate(gate)
    let place = Place(self, gate, site.workspace)
    var steps = [check(gate, place), place.claim()] + place.clear()
    if let publisher { steps.append(place.name(publisher)) }
    steps += place.merge(gate)
    steps += place.receive(isNamed: publisher != nil)
    steps += place.swap()
    return Plan(
      "merge the packages of \(gate.name) into \(place.output.lastComponent?.string ?? "os")",
      recipe: Self.name, on: site.machine, stages: steps.map { .step($0) })
  }

  private func check(_ gate: Gate, _ place: Place) -> Step {
    let mogrify = place.mogrify(isNamed: publisher != nil).filter { $0 != place.ownMogrify }
    return Step(
      "Check that there is something to merge",
      why: "A full build leaves both flavours; setup makes the repository and the mogrify files.",
      .require(
        [
          .init(
            "there are no packages without DEBUG: a full or a quick build makes them",
            .directory(gate.packageRepository(.nonDebug))),
          .init(
            "there are no DEBUG packages: a full build makes them",
            .directory(gate.packageRepository(.debug))),
          .init(
            "\(place.output) is no package repository: setup makes packages/os",
            .file(place.output.appending("pkg5.repository"))),
          .init(
            "\(place.old) is what a merge has left that was ended in the middle: keep or remove it",
            .absent(place.old)),
        ] + mogrify.map { .init("\($0) is not there: setup makes it", .file($0)) }),
      impact: .reads)
  }
}
