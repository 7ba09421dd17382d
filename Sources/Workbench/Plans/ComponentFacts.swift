import SystemPackage

/// What must be known before components of a gate can be built.
public struct ComponentFacts: Hashable, Sendable {
  /// What must be known before anything can be built there.
  public var build: BuildFacts
  /// The components of what was named, in that order; else of the changed files.
  public var components: [SourceComponent]

  /// Makes facts.
  public init(build: BuildFacts, components: [SourceComponent]) {
    self.build = build
    self.components = components
  }

  /// Asks for the components of names, or of changed files if nothing is named.
  static func ask(
    _ site: Site, _ shell: BuildShell, names: [String]
  ) async throws(Problem) -> ComponentFacts {
    let gate = site.workspace.gate(shell.gate)
    let build = try await BuildFacts.ask(
      site, gate: gate, kinds: [shell.kind], branch: shell.branch)
    var paths: [String] = []
    for name in names {
      guard let path = SourceComponent.path(name, in: gate) else {
        throw Problem(
          .refused, "\(name) is not in \(gate.sources).",
          hint: "A component is a directory there, such as cmd/id, lib/libzfs or uts/intel/zfs.")
      }
      paths.append(path)
    }
    let components = try await site.ask(
      SourceComponent.probe(gate, paths, changed: names.isEmpty ? .asked : .notAsked))
    return ComponentFacts(build: build, components: components)
  }

  /// The directories to work in, each once.
  ///
  /// - Parameter names: What was named; changed files that belong to no component are left out, names are not.
  func directories(in gate: Gate, names: [String]) throws(Problem) -> [String] {
    var seen: Set<String> = []
    var directories: [String] = []
    for component in components {
      if names.isEmpty, component.directory == nil { continue }
      let directory = try component.found(in: gate)
      if seen.insert(directory).inserted { directories.append(directory) }
    }
    guard !directories.isEmpty else {
      throw Problem(
        .refused, "No file of a component is changed in \(gate.name).",
        hint: "Name a component, such as cmd/id.")
    }
    return directories
  }
}
