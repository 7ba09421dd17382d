import SystemPackage

/// `onu-clean-up`: removes what an onu or an update that broke off has left, half-made boot environments and folders; and unmounts what a
/// successful onu left mounted.
public struct OnuCleanUp: Recipe {
  /// The name on the command line.
  public static let name = "onu-clean-up"
  /// What it does, in one line.
  public static let summary = "Remove what an onu that broke off has left behind."
  /// The operands it takes.
  public static let operands = "[boot-environment ...]"
  /// Its options.
  public static let options: [RecipeOption] = []

  /// The boot environments to look at; all that were left behind if empty.
  public var names: [String]

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    names = arguments.operands
  }

  /// What must be known.
  public struct Facts: Hashable, Sendable {
    /// The boot environments; nil on a machine that has none.
    public var environments: BootEnvironmentList?
    /// The repositories.
    public var repositories: RepositoryList
    /// The jobs of the machine.
    public var jobs: [Job]

    /// Makes facts.
    public init(
      environments: BootEnvironmentList?, repositories: RepositoryList = RepositoryList(),
      jobs: [Job] = []
    ) {
      self.environments = environments
      self.repositories = repositories
      self.jobs = jobs
    }
  }

  /// Asks what must be known.
  public func facts(at site: Site) async throws(Problem) -> Facts {
    // A machine without beadm may still have folders to be cleaned up.
    var environments = try? await site.bootEnvironments()
    if let list = environments {
      let seen = try await site.provenances(of: list)
      environments?.notes.see(list.environments, seen, now: 0)
    }
    return Facts(
      environments: environments, repositories: try await site.repositories(),
      jobs: try await site.jobs())
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: Facts) throws(Problem) -> Plan {
    let remains = Remains(
      in: facts.environments, facts.repositories.repositories, jobs: facts.jobs)
    let left = try chosen(remains, facts)
    let folders = names.isEmpty ? remains.folders : []
    guard !left.isEmpty || !folders.isEmpty else {
      throw Problem(
        .refused, "No onu has left anything behind.",
        hint:
          "Boot environments that are half made or still mounted, and half-made repositories, would be found."
      )
    }
    let steps =
      (left.isEmpty
        ? [] : [Step.look(left.flatMap { [.stands($0.0), .isNotBeingMade($0.0.name)] })])
      + left.flatMap { Self.steps($0, isWaste: $1) }
      + Self.steps(folders, in: facts.repositories)
    var plan = Plan(
      "clean up after onu", recipe: Self.name, on: site.machine, stages: steps.map { .step($0) })
    plan.meanings = BeadmStatus.meanings
    let destroyed = left.filter { $0.isWaste }.map(\.environment.name)
    if !destroyed.isEmpty { plan.notes["destroys"] = destroyed.joined(separator: " ") }
    return plan
  }

  /// What was left, and whether it is to be destroyed; one that is marked to be kept never is.
  private func chosen(
    _ remains: Remains, _ facts: Facts
  ) throws(Problem) -> [(environment: BootEnvironment, isWaste: Bool)] {
    for name in names where !remains.environments.contains(where: { $0.name == name }) {
      let known = remains.environments.map(\.name).joined(separator: ", ")
      throw Problem(
        .refused, "\(name) is no boot environment that onu has left behind.",
        hint: known.isEmpty ? "There is none." : "There are \(known).")
    }
    return remains.environments.compactMap { remainder in
      guard names.isEmpty || names.contains(remainder.name),
        let list = facts.environments, let environment = list[remainder.name]
      else { return nil }
      let isWaste = remainder.isWaste && !list.notes[environment].isKept
      return isWaste || environment.isMountedAside ? (environment, isWaste) : nil
    }
  }

  private static func steps(_ environment: BootEnvironment, isWaste: Bool) -> [Step] {
    let name = environment.name
    let unmount = environment.mountPoint.map {
      Step.unmount(
        name, from: $0,
        why: isWaste
          ? "It was never finished, and what is mounted is not destroyed."
          : "onu is done with it and leaves it mounted; it stays as it is.")
    }
    let destroy = Step(
      "Destroy \(name)", why: "It is half made: nobody should boot it.",
      .run(.beadm("destroy", "-F", "-s", "-v", name)), impact: .replacesSystem,
      undo: .none("the files of \(name) are gone for good; onu -t makes them again."))
    return [unmount].compactMap { $0 } + (isWaste ? [destroy, .ask([.isFree(name)])] : [])
  }

  /// What a run that broke off between its two renames has left is put in its place; all else is removed.
  private static func steps(
    _ folders: [PackageRepository], in list: RepositoryList
  ) -> [Step] {
    Dictionary(grouping: folders, by: \.placeToBe).sorted { $0.key.string < $1.key.string }
      .flatMap { place, halves -> [Step] in
        let isThere = list[place.appending("repo.redist")] != nil
        // The new one is complete once its note is written; the old one was in place before.
        let heir =
          isThere
          ? nil
          : halves.first { $0.isNewHalf && $0.isComplete } ?? halves.first { !$0.isNewHalf }
        return (heir.map { [finish($0, at: place)] } ?? [])
          + halves.filter { $0 != heir }.map { remove($0) }
      }
  }

  private static func finish(_ repository: PackageRepository, at place: FilePath) -> Step {
    let folder = repository.path.removingLastComponent()
    let name = place.lastComponent?.string ?? place.string
    return Step(
      "Put \(folder.lastComponent?.string ?? folder.string) in the place of \(name)",
      why: "A run broke off between its two renames: this is complete, and its place is empty.",
      .sequence(
        [Command(["mv", folder.string, place.string])],
        given: [.init("\(place) is there", .absent(place))]),
      impact: .writes, undo: .command(Command(["mv", place.string, folder.string])))
  }

  private static func remove(_ repository: PackageRepository) -> Step {
    let folder = repository.path.removingLastComponent()
    let isFilled = "\(folder) is being filled at this moment"
    return Step(
      "Remove \(folder.lastComponent?.string ?? folder.string)",
      why: "A run that broke off has left it, and it is not needed.",
      .sequence(
        [Command(["rm", "-rf", folder.string])],
        given: ["pkgrecv", "cp -R"].map { .init(isFilled, .unused("\(folder)/", by: $0)) }),
      impact: .writes, undo: .none("it can be made again from the build's packages."))
  }
}

extension PackageRepository {
  /// The folder that a half-made one was to take the place of: its own without the end that marks a run.
  fileprivate var placeToBe: FilePath {
    let folder = path.removingLastComponent()
    let name = folder.lastComponent?.string ?? ""
    return folder.removingLastComponent().appending(
      name.replacing(/\.(new|old)-[0-9]+$|\.heliosw-new$/, with: ""))
  }

  /// Whether all is in it: pkgrepo can read it, and the note was written, which comes last.
  fileprivate var isComplete: Bool { origin != nil && publishers != nil }

  /// Whether it was to replace the other.
  fileprivate var isNewHalf: Bool {
    path.removingLastComponent().lastComponent?.string.contains(/\.(new-[0-9]+|heliosw-new)$/)
      == true
  }
}
