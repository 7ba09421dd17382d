import SystemPackage

/// The steps that make a build's packages ready for a system: received into a repository of their own, changed by the mogrify files, and
/// put in the place of the older one only when all is complete.
///
/// - Source: helios tools/helios-build/src/main.rs, `create_transformed_repo`. The real one removes the old repository first, so that a
///   failure leaves nothing (helios issue 172).
struct OnuTransform {
  let source: PackageRepository
  let place: OnuPlace
  let mogrify: [FilePath]

  /// Chooses what to take.
  ///
  /// - Parameter flavour: What was asked for; without it the flavour that was built, and of two the one without DEBUG unless the other
  ///   is newer.
  init(
    of gate: Gate, _ flavour: Gate.Variant?, in place: OnuPlace, at site: Site, _ facts: OnuFacts
  ) throws(Problem) {
    _ = try HeliosRelease(osRelease: facts.osRelease, of: site.machine.name)
    guard facts.repositories.hasTools else {
      throw Problem(
        .refused, "\(site.machine.name) has no pkgrepo: its packages can't be worked on there.",
        hint: "pkg5 belongs to Helios; heliosw demo shows it on a simulated machine.")
    }
    let missing = site.workspace.onuMogrify.filter { !facts.mogrify.contains($0) }
    if let file = missing.first {
      throw Problem(
        .refused, "\(file) is not there: packages can't be changed for Helios without it.",
        hint: "heliosw setup makes it.")
    }
    source = try Self.choose(gate, flavour, facts.repositories)
    self.place = place
    mogrify = site.workspace.onuMogrify
  }

  private static func choose(
    _ gate: Gate, _ flavour: Gate.Variant?, _ repositories: RepositoryList
  ) throws(Problem) -> PackageRepository {
    let built = repositories[gate.packageRepository(.nonDebug)]
    let debug = repositories[gate.packageRepository(.debug)]
    switch (flavour, built, debug) {
    case (.nonDebug?, let chosen?, _), (.debug?, _, let chosen?): return chosen
    case (nil, let chosen?, nil), (nil, nil, let chosen?): return chosen
    case (nil, let built?, let debug?):
      guard built.build != debug.build, let mine = built.updatedAt, let other = debug.updatedAt,
        other > mine
      else { return built }
      throw Problem(
        .refused, "\(gate.name) has packages of two builds, and the DEBUG ones are newer.",
        hint: "-d takes the DEBUG ones, -n the others.")
    case (nil, nil, nil):
      throw Problem(
        .refused, "\(gate.name) has no packages yet: no build has come that far.",
        hint: "heliosw build-illumos -q makes them.")
    case (.nonDebug?, nil, _):
      throw Problem(
        .refused, "\(gate.name) has no packages without DEBUG.",
        hint: debug == nil ? "heliosw build-illumos -q makes them." : "-d takes the DEBUG ones.")
    case (.debug?, _, nil):
      throw Problem(
        .refused, "\(gate.name) has no DEBUG packages.",
        hint: "heliosw build-illumos -q -d makes them.")
    }
  }

  /// Where the packages come from, in a few words.
  var words: String {
    let build = source.build.map { " of the build of \(BuildFolder($0).words)" } ?? ""
    let count = source.packages.map { "\($0) packages" } ?? "the packages"
    return count + (source.kind == .debug ? " with DEBUG" : "") + build
  }

  /// What must hold when the plan runs.
  func checks(_ machine: Machine) -> [Step.Requirement] {
    let unchanged = source.catalogue.map {
      Step.Requirement(
        "other packages have been built since this plan was made: make it anew",
        .checksum($0, source.sum))
    }
    return [
      .init("packages are installed on Helios only", .line("ID=helios", in: machine.osRelease)),
      .init("the packages are gone", .directory(source.path.appending("publisher"))),
    ] + [unchanged].compactMap { $0 }
  }

  /// All steps but the exchange.
  var preparation: [Step] { [create, receive, refresh, note] }

  private var repository: FilePath { place.new.appending("repo.redist") }

  private var create: Step {
    Step(
      "Make a repository beside the old one",
      why: "The old one stays whole, and served, until the new one is complete.",
      .sequence([
        Command(["mkdir", "-p", place.new.string]),
        Command(["pkgrepo", "create", repository.string]),
        Command(["pkgrepo", "add-publisher", "-s", repository.string, "on-nightly"]),
      ]), impact: .writes, undo: .command(Command(["rm", "-rf", place.new.string])))
  }

  private var receive: Step {
    Step(
      TransferProgress.step,
      why: "Helios brings some files itself and names some packages otherwise: here, \(words).",
      .run(
        Command(
          ["pkgrecv", "-s", source.path.string, "-d", repository.string]
            + mogrify.flatMap { ["--mog-file", $0.string] } + ["-m", "latest", "*"])),
      impact: .writes)
  }

  private var refresh: Step {
    Step(
      "Refresh the repository", why: "Catalogue and index must name what it holds.",
      .run(Command(["pkgrepo", "refresh", "-s", repository.string])), impact: .writes)
  }

  private var note: Step {
    let origin = PackageRepository.Origin(
      source: source.path, sum: source.sum, build: source.build)
    return Step(
      "Note where they come from", why: "So that later it can be told whether they are stale.",
      .write(PackageRepository.Origin.note(in: place.new), contents: origin.note), impact: .writes)
  }

  /// The exchange by renames: at no moment is there nothing, but for the one between two of them.
  var exchange: [Step] {
    let script = """
      if test -e "$1"; then mv "$1" "$3" || exit 1; fi
      test ! -e "$1" && mv "$2" "$1" && exit 0
      test ! -e "$3" || mv "$3" "$1"
      exit 1
      """
    return [
      Step(
        "Look whether the old one is served",
        why: "What a depot serves must not be pulled from under it.",
        .verify([place.isUnserved]), impact: .reads),
      Step(
        "Put the new repository in its place", why: "Only now does anybody see it.",
        .run(
          Command(
            ["sh", "-c", script, "sh", place.folder.string, place.new.string, place.old.string])),
        impact: .writes,
        undo: .none("the older transformed packages are replaced; \(source.path) stays.")),
      Step(
        "Remove the old one", why: "Nobody needs it any more.",
        .run(Command(["rm", "-rf", place.old.string])), impact: .writes, onFailure: .goOn),
    ]
  }
}
