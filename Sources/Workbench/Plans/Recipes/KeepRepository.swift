import SystemPackage

/// `packages keep`: copies a repository under a name, before the next build replaces it.
public struct KeepRepository: Recipe {
  /// The name on the command line.
  public static let name = "packages keep"
  /// What it does, in one line.
  public static let summary = "Keep a copy of a build's packages under a name."
  /// The operands it takes.
  public static let operands = "NAME"
  /// Its options.
  public static let options = [RecipeOption.repository]

  /// The name to be.
  public var keptName: String
  /// The repository, by its name or path; the newest of the gate if nil.
  public var repository: String?

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    guard arguments.operands.count == 1, let name = arguments.operands.first else {
      throw Problem(.usage, "packages keep takes one name.")
    }
    guard BootEnvironmentName.flaw(in: name) == nil, !name.hasPrefix("."), !name.hasPrefix("-")
    else {
      throw Problem(
        .usage, "\(name) can't be a name: letters, digits and . _ : - make one.")
    }
    keptName = name
    repository = arguments.values["repository"]
  }

  /// Asks for the repositories.
  public func facts(at site: Site) async throws(Problem) -> RepositoryList {
    try await site.repositories()
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: RepositoryList) throws(Problem) -> Plan {
    let source = try facts.need(repository, in: site.workspace)
    let folder = site.workspace.keptFolder.appending(keptName)
    guard facts[folder.appending("repo.redist")] == nil else {
      throw Problem(
        .refused, "A repository is kept as \(keptName) already.",
        hint: "Choose another name; \(folder) can be removed by hand.")
    }
    let half = FilePath("\(folder.string).heliosw-new")
    let origin = PackageRepository.Origin(
      source: source.path, sum: source.sum, build: source.provenance)
    let unchanged = source.catalogue.map {
      Step.Requirement(
        "\(source.name) has changed since this plan was made", .checksum($0, source.sum))
    }
    let steps = [
      Step(
        "Check that it is still so", why: "A build may have begun to replace it.",
        .require(
          [unchanged].compactMap { $0 } + [.init("\(folder) is there", .absent(folder))]),
        impact: .reads),
      Step(
        "Copy \(source.name)", why: "A repository is plain files: a copy of them is one too.",
        .sequence([
          Command(["rm", "-rf", half.string]), Command(["mkdir", "-p", half.string]),
          Command(["cp", "-R", "-p", source.path.string, half.appending("repo.redist").string]),
        ]), impact: .writes, undo: .command(Command(["rm", "-rf", half.string]))),
      Step(
        "Note where it comes from", why: "So that later it can be told which build it holds.",
        .write(PackageRepository.Origin.note(in: half), contents: origin.note), impact: .writes),
      Step(
        "Look whether the copy can be read", why: "A build may have replaced it meanwhile.",
        .verify([
          .init(
            "pkgrepo can't read the copy",
            .prints(
              Command([
                "pkgrepo", "info", "-H", "-F", "tsv", "-s", half.appending("repo.redist").string,
              ]), "."))
        ]), impact: .reads),
      Step(
        "Give it its name", why: "Only what is complete is listed.",
        .run(Command(["mv", half.string, folder.string])), impact: .writes,
        undo: .command(Command(["rm", "-rf", folder.string]))),
    ]
    return Plan(
      "keep \(source.name) as \(keptName)", recipe: Self.name, on: site.machine,
      stages: steps.map { .step($0) })
  }
}

/// `packages archive`: writes a repository as one file, to be taken to another machine.
public struct ArchiveRepository: Recipe {
  /// The name on the command line.
  public static let name = "packages archive"
  /// What it does, in one line.
  public static let summary = "Write a build's packages as one .p5p file."
  /// The operands it takes.
  public static let operands = "FILE.p5p"
  /// Its options.
  public static let options = [RecipeOption.repository]

  /// The file.
  public var file: FilePath
  /// The repository, by its name or path; the newest of the gate if nil.
  public var repository: String?

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    guard arguments.operands.count == 1, let name = arguments.operands.first,
      name.hasSuffix(".p5p"), name.count > 4
    else { throw Problem(.usage, "packages archive takes one file, whose name ends in .p5p.") }
    file = FilePath(name)
    repository = arguments.values["repository"]
  }

  /// Asks for the repositories.
  public func facts(at site: Site) async throws(Problem) -> RepositoryList {
    try await site.repositories()
  }

  /// Makes the plan; pure.
  ///
  /// A relative file counts from the workspace.
  public func plan(at site: Site, with facts: RepositoryList) throws(Problem) -> Plan {
    let source = try facts.need(repository, in: site.workspace)
    let file = site.workspace.root.pushing(file).lexicallyNormalized()
    let half = FilePath("\(file.string).heliosw-new")
    let steps = [
      Step(
        "Check that nothing is in the way", why: "pkgrecv writes no archive over another one.",
        .require([
          .init("\(file) is there", .absent(file)),
          .init(
            "there is no folder \(file.removingLastComponent())",
            .directory(file.removingLastComponent())),
        ]), impact: .reads),
      Step(
        "Write the archive", why: "One file is easier to carry than a folder of thousands.",
        .sequence([
          Command(["rm", "-f", half.string]),
          Command([
            "pkgrecv", "-s", source.path.string, "-d", half.string, "-a", "-m", "latest", "*",
          ]),
        ]), impact: .writes, undo: .command(Command(["rm", "-f", half.string]))),
      Step(
        "Give it its name", why: "Only what is complete bears it.",
        .run(Command(["mv", half.string, file.string])), impact: .writes,
        undo: .command(Command(["rm", "-f", file.string]))),
    ]
    return Plan(
      "write \(source.name) as \(file.lastComponent?.string ?? file.string)", recipe: Self.name,
      on: site.machine, stages: steps.map { .step($0) })
  }
}

/// What can be done with packages.
public enum PackagesFamily: RecipeFamily {
  /// The first word of their names.
  public static let name = "packages"
  /// What they are about, in one line.
  public static let summary = "Look into the package repositories, compare and keep them."
}

extension RecipeOption {
  /// Which repository is meant.
  static let repository = RecipeOption(
    "repository", "r", .word("NAME"),
    help: "Its name in the list, or its path; the newest of the gate if none is given.")
}

extension RepositoryList {
  /// The repository that is meant, or the refusal.
  ///
  /// - Parameter name: Its name or path; without one, the newest that a build has left.
  public func need(
    _ name: String?, in workspace: Workspace
  ) throws(Problem) -> PackageRepository {
    let usable = repositories.filter { $0.kind != .halfMade }
    let known = usable.map(\.name).joined(separator: ", ")
    guard let name else {
      let built = usable.filter { $0.kind == .nonDebug || $0.kind == .debug }
      guard let newest = built.max(by: { ($0.updatedAt ?? 0) < ($1.updatedAt ?? 0) }) else {
        throw Problem(
          .refused, "No build has left packages yet.",
          hint: usable.isEmpty ? "heliosw build-illumos -q makes them." : "There are \(known).")
      }
      return newest
    }
    if let found = named(name, in: workspace), found.kind != .halfMade { return found }
    throw Problem(
      .refused, "There is no package repository \(name).",
      hint: usable.isEmpty ? "No build has left packages yet." : "There are \(known).")
  }
}
