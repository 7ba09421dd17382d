import SystemPackage

extension MergeIllumos {
  /// Where packages are merged, and the steps there.
  struct Place {
    /// The folder of the work.
    let folder: FilePath
    /// The repository to fill.
    let output: FilePath
    private let packages: FilePath

    /// - Source: as above, `-s X` gives `illumos.X`, else `-g` gives `illumos.gate-NAME`, else `illumos`.
    init(_ recipe: MergeIllumos, _ gate: Gate, _ workspace: Workspace) {
      let name =
        recipe.suffix.map { "illumos.\($0)" }
        ?? (recipe.gate == nil ? "illumos" : "illumos.gate-\(gate.name)")
      folder = workspace.temporaryFolder.appending(name)
      packages = workspace.packagesFolder
      output = recipe.output ?? packages.appending("os")
    }

    /// The merged packages, before they are received.
    private var merged: FilePath { folder.appending("nightly-merged") }

    /// The copy that is filled.
    private var filled: FilePath { FilePath("\(output.string).heliosw-new") }

    /// The repository as it was, until the copy has its place.
    var old: FilePath { FilePath("\(output.string).heliosw-old") }

    /// What gives packages a publisher of the user's choice.
    var ownMogrify: FilePath { folder.appending("custom-publisher.mogrify") }

    /// The files that change packages as they are received.
    func mogrify(isNamed: Bool) -> [FilePath] {
      let publisher = isNamed ? ownMogrify : packages.appending("publisher.mogrify")
      return [publisher] + ["os-conflicts", "os-deps"].map { packages.appending("\($0).mogrify") }
    }

    func claim() -> Step {
      Step(
        "Claim the repository", why: "Two merges must not put their copies in the same place.",
        .claim(FilePath("\(output.string).heliosw-merging")), impact: .writes)
    }

    func clear() -> [Step] {
      [
        Step(
          "Clear what an earlier merge has left",
          why: "Repositories are made anew: pkgrepo refuses a folder that is there.",
          .run(Command(["rm", "-rf", merged.string, filled.string, ownMogrify.string])),
          impact: .writes),
        Step(
          "Make the folder of the work", why: "What is merged stays outside of packages.",
          .run(Command(["mkdir", "-p", folder.string])), impact: .writes),
      ]
    }

    func name(_ publisher: String) -> Step {
      Step(
        "Write custom-publisher.mogrify",
        why: "The packages bear the name that was asked for.",
        .write(
          ownMogrify,
          contents: "<transform set name=pkg.fmri -> edit value pkg://[^/]+/ pkg://\(publisher)/>\n"
        ), impact: .writes)
    }

    func merge(_ gate: Gate) -> [Step] {
      let sources = [("false", Gate.Variant.nonDebug), ("true", .debug)].flatMap { word, flavour in
        ["-s", "debug.illumos=\(word),\(gate.packageRepository(flavour))/"]
      }
      return [
        Step(
          "Make a repository for the merge", why: "pkgmerge fills one that is there.",
          .run(Command(["pkgrepo", "create", merged.string])), impact: .writes),
        Step(
          "Add the publisher on-nightly", why: "The gate's packages are published under it.",
          .run(Command(["pkgrepo", "add-publisher", "-s", merged.string, "on-nightly"])),
          impact: .writes),
        Step(
          "Merge both flavours",
          why: "Each package gets the files of both, told apart by the variant debug.illumos.",
          .run(Command(["pkgmerge", "-d", merged.string] + sources)), impact: .writes),
      ]
    }

    func receive(isNamed: Bool) -> [Step] {
      let files = mogrify(isNamed: isNamed).flatMap { ["--mog-file", $0.string] }
      return [
        Step(
          "Copy \(output.lastComponent?.string ?? "the repository")",
          why: "The copy is filled, so that a failure leaves the repository as it is.",
          .run(Command(["cp", "-R", "-p", output.string, filled.string])), impact: .writes),
        Step(
          "Receive the merged packages",
          why: "The latest version of each, changed for Helios by the mogrify files.",
          .run(
            Command(
              ["pkgrecv", "-s", merged.string, "-d", filled.string] + files
                + ["-m", "latest", "*"])), impact: .writes),
        Step(
          "Refresh the copy", why: "Catalogue and index must name the new packages.",
          .run(Command(["pkgrepo", "refresh", "-s", filled.string])), impact: .writes),
      ]
    }

    func swap() -> [Step] {
      let exchange = """
        mv "$1" "$3" || exit 1
        if mv "$2" "$1"; then exec rm -rf "$3"; fi
        mv "$3" "$1"
        exit 1
        """
      return [
        Step(
          "Put the copy in the repository's place",
          why: "Only now is anything changed that others read.",
          .run(Command(["sh", "-c", exchange, "sh", output.string, filled.string, old.string])),
          impact: .writes,
          undo: .none("the repository as it was before is gone; its older packages are not.")),
        Step(
          "Clear up", why: "What was merged is in the repository now.",
          .run(Command(["rm", "-rf", merged.string, ownMogrify.string])), impact: .writes,
          onFailure: .goOn),
      ]
    }
  }
}
