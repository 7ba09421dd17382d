/// The variables of the environment dump that heliosw reads; the others may hold secrets.
public enum BuildVariable: String, Hashable, Sendable, CaseIterable {
  /// The gate.
  case workspace = "CODEMGR_WS"
  /// Nightly's options, such as `-nCAprt`.
  case options = "NIGHTLY_OPTIONS"
  /// The version string; older nightlies only, newer ones work it out later.
  case version = "VERSION"
  /// Nightly's folder for temporary files, whose name ends with its process number.
  case temporaryDirectory = "TMPDIR"
  /// Who builds.
  case staffer = "STAFFER"
  /// What package versions end with: a release counts commits there, other builds have a number that beats all of them.
  case packageBranch = "PKGVERS_BRANCH"
  /// How many jobs dmake runs at a time.
  case jobs = "DMAKE_MAX_JOBS"
  /// Where the packages go.
  case packageArchive = "PKGARCHIVE"
  /// The proto area.
  case protoArea = "ROOT"
}
