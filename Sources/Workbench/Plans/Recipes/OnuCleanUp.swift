import SystemPackage

/// `onu-clean-up`: removes what an onu that failed or was killed has left: half-made boot environments and folders; and unmounts what a
/// successful one left mounted.
///
/// - Source: illumos-gate usr/src/tools/scripts/onu.sh.in: the new boot environment is mounted at /tmp/onu.XXXXXX and never unmounted; it
///   is activated last, so one that is not active was not finished.
public struct OnuCleanUp: Recipe {
  /// The name on the command line.
  public static let name = "onu-clean-up"
  /// What it does, in one line.
  public static let summary = "Remove what an onu that broke off has left behind."
  /// The operands it takes.
  public static let operands = "[boot-environment ...]"
  /// Its options.
  public static let options: [RecipeOption] = []

  /// The boot environments to look at; all that onu has left mounted if empty.
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

    /// Makes facts.
    public init(environments: BootEnvironmentList?, repositories: RepositoryList) {
      self.environments = environments
      self.repositories = repositories
    }
  }

  /// Asks what must be known.
  public func facts(at site: Site) async throws(Problem) -> Facts {
    // A machine without beadm may still have folders to be cleaned up.
    let environments = try? await site.bootEnvironments()
    return Facts(environments: environments, repositories: try await site.repositories())
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: Facts) throws(Problem) -> Plan {
    let left = try chosen(facts)
    let folders =
      names.isEmpty ? facts.repositories.repositories.filter { $0.kind == .halfMade } : []
    guard !left.isEmpty || !folders.isEmpty else {
      throw Problem(
        .refused, "No onu has left anything behind.",
        hint:
          "Boot environments that onu left mounted and repositories that it half made would be found."
      )
    }
    let steps =
      (left.isEmpty ? [] : [Step.look(left.map { .stands($0) })])
      + left.flatMap { Self.steps($0, in: facts.environments) }
      + Self.steps(folders, in: facts.repositories)
    var plan = Plan(
      "clean up after onu", recipe: Self.name, on: site.machine, stages: steps.map { .step($0) })
    plan.meanings = Dictionary(
      uniqueKeysWithValues: BeadmStatus.allCases.map { ($0.rawValue, $0.words) })
    return plan
  }

  private func chosen(_ facts: Facts) throws(Problem) -> [BootEnvironment] {
    let left = facts.environments?.environments.filter(\.isMountedByOnu) ?? []
    guard !names.isEmpty else { return left }
    var chosen: [BootEnvironment] = []
    for name in names {
      guard let environment = left.first(where: { $0.name == name }) else {
        throw Problem(
          .refused, "\(name) is no boot environment that onu has left mounted.",
          hint: left.isEmpty
            ? "There is none." : "There are \(left.map(\.name).joined(separator: ", ")).")
      }
      chosen.append(environment)
    }
    return chosen
  }

  private static func steps(
    _ environment: BootEnvironment, in list: BootEnvironmentList?
  ) -> [Step] {
    guard let place = environment.mountPoint else { return [] }
    let isFinished = !environment.flags.isDisjoint(with: [.onReboot, .once])
    let unmount = Step.unmount(
      environment.name, from: place,
      why: isFinished
        ? "onu is done with it and leaves it mounted; it stays what the machine boots next."
        : "onu broke off before it activated \(environment.name): what is mounted is not destroyed."
    )
    guard !isFinished, list?.notes[environment].isKept != true else { return [unmount] }
    let destroy = Step(
      "Destroy \(environment.name)", why: "It is half made: nobody should boot it.",
      .run(.beadm("destroy", "-F", "-s", "-v", environment.name)), impact: .replacesSystem,
      undo: .none("the files of \(environment.name) are gone for good; onu -t makes them again."))
    return [unmount, destroy, .ask([.isFree(environment.name)])]
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
          : halves.first { $0.isNewHalf && $0.origin != nil } ?? halves.first { !$0.isNewHalf }
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
    return Step(
      "Remove \(folder.lastComponent?.string ?? folder.string)",
      why: "A run that broke off has left it, and it is not needed.",
      .sequence(
        [Command(["rm", "-rf", folder.string])],
        given: [
          .init(
            "\(folder) is being filled at this moment",
            .lacks(
              Command(["ps", "-e", "-o", "args="]),
              "[p]kgrecv .*-d \(repository.path.string.pattern) "))
        ]), impact: .writes, undo: .none("it can be made again from the build's packages."))
  }
}

extension PackageRepository {
  /// The folder that a half-made one was to take the place of: its own without `.new-N` or `.old-N`.
  fileprivate var placeToBe: FilePath {
    let folder = path.removingLastComponent()
    let name = folder.lastComponent?.string ?? ""
    return folder.removingLastComponent().appending(
      name.replacing(/\.(new|old)-[0-9]+$/, with: ""))
  }

  /// Whether it was to replace the other.
  fileprivate var isNewHalf: Bool {
    path.removingLastComponent().lastComponent?.string.contains(".new-") == true
  }
}

extension BootEnvironment {
  /// Whether it is mounted where onu mounts what it makes.
  public var isMountedByOnu: Bool {
    isMountedAside && mountPoint?.lastComponent?.string.hasPrefix("onu.") == true
  }
}
