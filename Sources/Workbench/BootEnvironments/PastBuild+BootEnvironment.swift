extension [PastBuild] {
  /// The build whose packages a boot environment holds, by the version that both name.
  ///
  /// Builds of one commit have one version: of those that left packages before the environment was made, it is the last.
  public func origin(
    of environment: BootEnvironment, version: String?
  ) -> PastBuild? {
    guard let version, !version.isEmpty else { return nil }
    return filter { build in
      build.version == version && [.clean, .checksFailed].contains(build.outcome)
        && (build.endedAt ?? .max) <= environment.createdAt
    }
    .max { ($0.endedAt ?? 0) < ($1.endedAt ?? 0) }
  }
}
