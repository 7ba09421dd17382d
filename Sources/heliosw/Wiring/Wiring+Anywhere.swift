import Workbench

extension Wiring {
  /// Finds the workspace, or makes do with a folder that is none: a log that is opened by its name
  /// needs none, and jobs belong to the machine.
  static func anywhere(_ options: CommonOptions) async throws(Problem) -> Wiring {
    do throws(Problem) {
      return try await find(options)
    } catch {
      guard error.kind == .usage, options.workspace == nil else { throw error }
      let process = ProcessEnvironment.current()
      return Wiring(
        process: process,
        site: Site(
          machine: Machine(name: hostName), workspace: Workspace(root: process.directory),
          transport: LocalTransport(environment: process.variables)),
        variables: process.variables)
    }
  }
}
