import SystemPackage

/// The environment file that nightly and bldenv read, byte for byte as the helios repository's own tool writes it.
///
/// - Source: helios tools/helios-build/src/main.rs, `regen_illumos_sh`; files written by that tool are among the test fixtures.
public struct EnvironmentFile: Hashable, Sendable {
  /// Which kind of build it is for.
  public var kind: BuildKind
  /// The gate, as an absolute path.
  public var gate: FilePath
  /// The release of Helios the machine runs.
  public var release: HeliosRelease
  /// How many jobs dmake runs at once: what `psrinfo -t` prints.
  public var processors: Int
  /// For a release build: the number of commits in the gate's HEAD, and of those past the branch point, if one is given.
  public var commits: Commits?

  /// How far a release build's HEAD is from the first commit.
  public struct Commits: Hashable, Sendable {
    /// Commits up to HEAD, or up to the branch point.
    public var count: Int
    /// Commits from the branch point to HEAD.
    public var pastBranchPoint: Int?

    /// Makes the numbers.
    public init(count: Int, pastBranchPoint: Int? = nil) {
      self.count = count
      self.pastBranchPoint = pastBranchPoint
    }

    /// The end of a version number: `N` or `N.M`.
    var suffix: String {
      guard let pastBranchPoint else { return "\(count)" }
      return "\(count).\(pastBranchPoint)"
    }
  }

  /// Makes the value.
  public init(
    kind: BuildKind, gate: FilePath, release: HeliosRelease, processors: Int,
    commits: Commits? = nil
  ) {
    self.kind = kind
    self.gate = gate
    self.release = release
    self.processors = processors
    self.commits = commits
  }

  /// Where it stands.
  public var path: FilePath { gate.appending(kind.environmentFileName) }

  /// The whole text.
  public var contents: String {
    (compilers + languages + places + version).map { $0 + "\n" }.joined()
  }

  private var hasShadows: Bool { kind == .full || kind == .release }

  private var compilers: [String] {
    let shadows = [
      #"SHADOW_CCS+=" gcc14,/opt/gcc-14/bin/gcc,gnu""#,
      #"SHADOW_CCCS+=" gcc14,/opt/gcc-14/bin/g++,gnu""#,
      "SMATCHBIN=$CODEMGR_WS/usr/src/tools/proto/root_$MACH-nd/opt/onbld/bin/$MACH/smatch",
      #"SHADOW_CCS+=" smatch,$SMATCHBIN,smatch""#,
    ]
    return [
      "export NIGHTLY_OPTIONS='\(kind.nightlyOptions)'",
      "export CODEMGR_WS='\(gate.string.replacing("'", with: "'\\''"))'",
      #"export MACH="$(uname -p)""#,
      "export GNUC_ROOT=/opt/gcc-10",
      "export PRIMARY_CC=gcc10,$GNUC_ROOT/bin/gcc,gnu",
      "export PRIMARY_CCC=gcc10,$GNUC_ROOT/bin/g++,gnu",
      "export SHADOW_CCS=",
      "export SHADOW_CCCS=",
    ] + (hasShadows ? shadows : []) + [
      #"export BUILDVERSION_EXEC="git describe --all --long --dirty""#,
      "export DMAKE_MAX_JOBS=\(processors)",
    ]
  }

  private var languages: [String] {
    let python = release.pythonVersion
    return [
      "export ENABLE_SMB_PRINTING='#'",
      "export PERL_VERSION=\(release.perlVersion)",
      "export PERL_PKGVERS=",
      "export PERL_VARIANT=-thread-multi",
      "export BUILDPERL32='#'",
      "export JAVA_ROOT=/usr/jdk/openjdk11.0",
      "export JAVA_HOME=$JAVA_ROOT",
      "export BLD_JAVA_11=",
      "export BUILDPY2='#'",
      "export BUILDPY3=",
      "export BUILDPY2TOOLS='#'",
      "export BUILDPY3TOOLS=",
      "export PYTHON3_VERSION=\(python)",
      "export PYTHON3_PKGVERS=-\(python.replacing(".", with: ""))",
      "export PYTHON3_SUFFIX=",
      "export TOOLS_PYTHON=/usr/bin/python$PYTHON3_VERSION",
    ]
  }

  private var places: [String] {
    [
      #"export STAFFER="$LOGNAME""#,
      #"export MAILTO="${MAILTO:-$STAFFER}""#,
      "export BUILD_PROJECT=''",
      #"export ATLOG="$CODEMGR_WS/log""#,
      #"export LOGFILE="$ATLOG/nightly.log""#,
      "export BUILD_TOOLS='/opt'",
      "export MAKEFLAGS='ke'",
      "export PARENT_WS=''",
      #"export REF_PROTO_LIST="$PARENT_WS/usr/src/proto_list_${MACH}""#,
      #"export PARENT_ROOT="$PARENT_WS/proto/root_$MACH""#,
      #"export PARENT_TOOLS_ROOT="$PARENT_WS/usr/src/tools/proto/root_$MACH-nd""#,
      #"export PKGARCHIVE="${CODEMGR_WS}/packages/${MACH}/nightly""#,
    ]
  }

  private var version: [String] {
    let number = kind == .release ? commits?.suffix : nil
    let name = number.map { "helios-\(release.rawValue).0.\($0)" }
    return [
      name.map { #"export VERSION="\#($0)""# }
        ?? #"export VERSION="$(git describe --long --all HEAD | cut -d/ -f2-)""#,
      #"export BOOTBANNER1="Oxide Helios Version ^v ^w-bit\#(name == nil ? " (onu)" : "")""#,
      #"export ROOT="$CODEMGR_WS/proto/root_${MACH}""#,
      #"export SRC="$CODEMGR_WS/usr/src""#,
      #"export MULTI_PROTO="yes""#,
      "export ONBLD_BIN=/opt/onbld/bin",
      "export ON_CLOSED_BINS=/opt/onbld/closed",
      "export PKGVERS_BRANCH='\(release.rawValue).0.\(number ?? "999999")'",
    ]
  }
}
