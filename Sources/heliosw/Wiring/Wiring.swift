import SystemPackage
import Workbench

/// What a run of heliosw works with, found from the command line and the process.
struct Wiring: Sendable {
  /// What the process was started with.
  var process: ProcessEnvironment
  /// The workspace on its machine.
  var site: Site
  /// The variables that decide which consolidations `setup` skips.
  var variables: [String: String]

  /// Finds the site.
  ///
  /// - Parameter root: A folder that is to become a workspace, or is one; it takes the place of what would be found.
  /// - Throws: ``Problem`` when no workspace is found, or the demo world can't be made.
  static func find(
    _ options: CommonOptions, root: FilePath? = nil
  ) async throws(Problem) -> Wiring {
    let process = ProcessEnvironment.current()
    let beginning = root.map {
      Workspace(root: process.directory.pushing($0).lexicallyNormalized())
    }
    if options.demo {
      let resources = try Resources.find(from: process.executable)
      let world = try await DemoWorld.open(resources, process)
      var wiring = Wiring(process: process, world: world)
      wiring.site.take(try Settings.read(resources, process))
      if let beginning { wiring.site.workspace = beginning }
      return wiring
    }
    let workspace =
      if let beginning {
        beginning
      } else {
        try Workspace.find(
          explicit: options.workspace.map { FilePath($0) }, environment: process.variables,
          from: process.directory)
      }
    // Without its own files heliosw still reads the user's settings.
    let resources = try? Resources.find(from: process.executable)
    let settings = try Settings.read(resources, process)
    var site = Site(
      machine: Machine(name: Self.hostName, root: settings.root, path: settings.path),
      workspace: workspace,
      transport: LocalTransport(environment: process.variables))
    site.take(settings)
    return Wiring(process: process, site: site, variables: process.variables)
  }

  /// Works in the demo world.
  init(process: ProcessEnvironment, world: DemoWorld) {
    self.init(
      process: process,
      site: Site(
        machine: world.machine, workspace: world.workspace,
        transport: LocalTransport(environment: process.variables)),
      variables: world.variables)
  }

  init(process: ProcessEnvironment, site: Site, variables: [String: String]) {
    self.process = process
    self.site = site
    self.variables = variables
  }
}

extension Site {
  /// Takes what the user's settings say of jobs.
  fileprivate mutating func take(_ settings: Settings) {
    afterwards = settings.notify.afterwards
    keptJobs = settings.keptJobs
  }
}
