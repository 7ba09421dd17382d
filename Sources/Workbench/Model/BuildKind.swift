/// The four kinds of build of illumos that Helios knows.
public enum BuildKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// Without DEBUG, one compiler: the fast one.
  case quick
  /// With DEBUG only, one compiler.
  case quickDebug
  /// Both flavours, with the second compiler and smatch looking on.
  case full
  /// As `full`, with version numbers of a release.
  case release

  /// The name of the environment file in the gate.
  ///
  /// - Source: helios tools/helios-build/src/main.rs, `regen_illumos_sh`.
  public var environmentFileName: String {
    switch self {
    case .quick: "illumos-quick.sh"
    case .quickDebug: "illumos-quick-debug.sh"
    case .full: "illumos.sh"
    case .release: "illumos-release.sh"
    }
  }

  /// The letters of NIGHTLY_OPTIONS.
  ///
  /// - Source: as above. `n` no bringover, `C` check, `A` ABI, `D` DEBUG, `F` no non-DEBUG, `p` packages, `r` ELF runtime, `t` tools.
  public var nightlyOptions: String {
    switch self {
    case .quick: "-nCAprt"
    case .quickDebug: "-nCADFprt"
    case .full, .release: "-nCDAprt"
    }
  }

  /// The kind in words.
  public var words: String {
    switch self {
    case .quick: "quick"
    case .quickDebug: "quick DEBUG"
    case .full: "full"
    case .release: "release"
    }
  }
}
