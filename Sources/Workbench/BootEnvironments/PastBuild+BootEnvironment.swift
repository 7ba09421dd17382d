extension [PastBuild] {
  /// The build whose packages a boot environment holds.
  ///
  /// The job of the onu that made it knows; else the version that both name. Builds of one commit have one version: of those that left
  /// packages before the environment was made, it is the last.
  public func origin(
    of environment: BootEnvironment, version: String?, jobs: [Job] = []
  ) -> PastBuild? {
    let maker = jobs.filter { $0.hasMade(environment) }.max { $0.id < $1.id }
    // onu activates as the last thing: before, what is in it is anybody's guess.
    let isComplete =
      maker?.state == .done(0) || environment.isRunning
      || !environment.flags.isDisjoint(with: [.onReboot, .once])
    guard maker == nil || isComplete else { return nil }
    if let folder = maker?.plan?.notes?["build"], let build = build(in: folder) { return build }
    guard let version, !version.isEmpty else { return nil }
    return filter { build in
      build.version == version && [.clean, .checksFailed].contains(build.outcome)
        && (build.endedAt ?? .max) <= environment.createdAt
    }
    .max { ($0.endedAt ?? 0) < ($1.endedAt ?? 0) }
  }

  /// The build whose log stands in a folder of nightly's, such as `log.2026-05-09.11:00`.
  public func build(in folder: String) -> PastBuild? {
    first { $0.log.hasSuffix("/\(folder)/nightly.log") || $0.log.hasSuffix("/\(folder)") }
  }
}

extension BootEnvironmentList {
  /// The builds that they hold, by their names, as far as it is known.
  public func origins(among builds: [PastBuild], jobs: [Job]) -> [String: PastBuild] {
    var origins: [String: PastBuild] = [:]
    for environment in environments {
      let version = notes[environment].provenance?.version
      origins[environment.name] = builds.origin(of: environment, version: version, jobs: jobs)
    }
    return origins
  }
}
