import SystemPackage

/// Package repositories and the rules that packages go through; and what is written in Rust.
extension SetupSteps {
  /// The package repositories, the publisher's rule, and the links to the checkout's rules.
  var packages: [Step] {
    places.repositories.map { repository($0) } + [publisherRule] + places.links.map { link($0) }
  }

  private func repository(_ path: FilePath) -> Step {
    let name = path.lastComponent?.string ?? ""
    let why = "Packages of the publisher \(release.publisher) are put together in it."
    guard !facts.present.contains(path) else {
      return Step(
        "Make the package repository \(name)", why: why, .skip(reason: "it is there"),
        impact: .writes)
    }
    return Step(
      "Make the package repository \(name)", why: why,
      .sequence([
        Command(["pkgrepo", "create", path.string]),
        Command(["pkgrepo", "add-publisher", "-s", path.string, release.publisher]),
      ]), impact: .writes, undo: .command(Command(["rm", "-rf", path.string])), onFailure: .goOn,
      advice: "Move \(path) away if it is there half-made, then run setup again.")
  }

  private var publisherRule: Step {
    let contents =
      "<transform set name=pkg.fmri -> edit value pkg://[^/]+/ pkg://\(release.publisher)/>\n"
    return writing(
      places.publisherRule, contents, "Write packages/publisher.mogrify",
      why: "It gives packages of a build the publisher \(release.publisher).")
  }

  private func link(_ path: FilePath) -> Step {
    let name = path.lastComponent?.string ?? ""
    let target = places.target(of: path)
    return Step(
      "Link packages/\(name)", why: "onu and merge-illumos send packages through these rules.",
      linkWork(path, target), impact: .writes, onFailure: .goOn)
  }

  private func linkWork(_ path: FilePath, _ target: String) -> Step.Work {
    if facts.links[path] == target { return .skip(reason: "it is as it should be") }
    guard facts.present.contains(places.rule(of: path)) else {
      return .skip(
        reason:
          "this checkout of helios has no \(target.dropFirst(3)): packages can't be transformed")
    }
    let link = Command(["ln", "-s", target, path.string])
    let isInTheWay = facts.links[path] != nil || facts.present.contains(path)
    let away = Command(["mv", "-f", path.string, path.string + ".old"])
    return .sequence(isInTheWay ? [away, link] : [link])
  }

  // MARK: - Rust

  /// Toolchains and builds, one after the other: rustup does not bear company.
  var rust: [Step] { wanted.filter(\.wantsRust).flatMap { [toolchain($0)] + build($0) } }

  private func toolchain(_ consolidation: Consolidation) -> Step {
    let clone = clone(of: consolidation)
    let isThere = clone.hasToolchain && !moves(consolidation)
    let script = "rustup show active-toolchain || rustup toolchain install"
    return Step(
      "Install the Rust toolchain of \(consolidation.name)",
      why: "Its sources name the toolchain they are built with.",
      isThere
        ? .skip(reason: "it is there")
        : .run(Command(["sh", "-c", script], in: consolidation.path)),
      impact: .writes, onFailure: .goOn, need: need(consolidation),
      advice: "rustup must be on the PATH of \(site.machine.name): https://rustup.rs has it.")
  }

  private func build(_ consolidation: Consolidation) -> [Step] {
    guard consolidation.buildsWithCargo else { return [] }
    let clone = clone(of: consolidation)
    let isBuilt = clone.isBuilt && clone.changes == 0 && !moves(consolidation)
    let profile = consolidation.usesDebugProfile ? [] : ["--release"]
    return [
      Step(
        "Build \(consolidation.name)",
        why: "Images are made with it; cargo builds what has changed.",
        isBuilt
          ? .skip(reason: "it was built after its last change")
          : .run(Command(["cargo", "build", "--locked"] + profile, in: consolidation.path)),
        impact: .writes, onFailure: .goOn, need: need(consolidation),
        advice: "Only images need it; builds of illumos don't.")
    ]
  }

  private func need(_ consolidation: Consolidation) -> Step.Need {
    .init(consolidation.path.appending(".git"), orSkip: "\(consolidation.name) is not cloned")
  }
}
