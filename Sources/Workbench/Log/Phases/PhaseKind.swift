/// What nightly does in a phase of a build.
public enum PhaseKind: Hashable, Sendable {
  /// The head of the log.
  case start
  /// The dump of environment variables.
  case environmentDump
  /// What nightly thinks of its own options.
  case argumentIssues
  /// The version string that is built.
  case buildVersion
  /// `dmake clobber` of the source.
  case clobber
  /// `dmake clobber` of the tools.
  case toolsClobber
  /// Updating the workspace from its parent.
  case bringover
  /// Building what the tools need to be built.
  case bootstrapTools
  /// Versions of make and of the compilers.
  case buildEnvironment
  /// Building usr/src/tools.
  case tools
  /// Variables changed to use the tools just built.
  case newEnvironment
  /// `dmake install` of the source: nearly all of the time.
  case source(BuildFlavour?)
  /// Signing binaries of the proto area.
  case signing
  /// Publishing the packages.
  case packages(BuildFlavour?)
  /// pkglint.
  case lint
  /// Listing the proto area.
  case protolist
  /// Comparing the package manifests with the proto area.
  case manifests
  /// interface_check, and the comparison with a baseline.
  case abi
  /// check_rtime.
  case elfRuntime
  /// The difference of ELF attributes against the build before.
  case elfDifferences
  /// `dmake check`: cstyle, hdrchk and the like.
  case check
  /// Looking for core files.
  case coreFiles
  /// Comparing unreferenced files with the build before.
  case unreferencedFiles
  /// checkpaths.
  case fileLists
  /// pmodes.
  case permissions
  /// wsdiff.
  case objectChanges(BuildFlavour?)
  /// Copying the proto area to the parent.
  case protoCopy
  /// A command of the user's own; the name of the hook, such as `POST_NIGHTLY`.
  case hook(String)
  /// What nightly itself printed by mistake.
  case noise
  /// The end of a build that came to its end.
  case completed
  /// The time that the whole build took.
  case totalTime
  /// A banner that is not known; its words.
  case unknown(String)

  /// Whether it takes time and can fail, and so deserves a line in a table of phases.
  public var isWork: Bool {
    switch self {
    case .start, .environmentDump, .argumentIssues, .buildVersion, .buildEnvironment,
      .newEnvironment, .noise, .completed, .totalTime:
      false
    default:
      true
    }
  }

  /// The rules that nightly applies to the phase's lines.
  var rules: RuleSet {
    switch self {
    case .environmentDump: .environment
    case .clobber: .clobber
    case .toolsClobber: .toolsClobber
    case .bootstrapTools: .bootstrap
    case .tools: .tools
    case .source: .source
    case .signing: .signing
    case .packages: .packages
    case .lint: .lint
    case .abi, .elfRuntime, .fileLists: .everyLine
    case .check: .check
    default: .none
    }
  }
}

extension PhaseKind: CustomStringConvertible {
  /// The phase's name in a few words.
  public var description: String {
    switch self {
    case .start: "start"
    case .environmentDump: "environment variables"
    case .argumentIssues: "argument issues"
    case .buildVersion: "build version"
    case .clobber: "clobber"
    case .toolsClobber: "tools clobber"
    case .bringover: "bringover"
    case .bootstrapTools: "bootstrap tools"
    case .buildEnvironment: "build environment"
    case .tools: "tools"
    case .newEnvironment: "new environment"
    case .source(let flavour): PhaseKind.name("source", flavour)
    case .signing: "signing"
    case .packages(let flavour): PhaseKind.name("packages", flavour)
    case .lint: "pkglint"
    case .protolist: "proto list"
    case .manifests: "manifests against proto area"
    case .abi: "versioning and ABI"
    case .elfRuntime: "ELF runtime attributes"
    case .elfDifferences: "ELF attribute differences"
    case .check: "make check"
    case .coreFiles: "core files"
    case .unreferencedFiles: "unreferenced files"
    case .fileLists: "lists of files"
    case .permissions: "file permissions"
    case .objectChanges(let flavour): PhaseKind.name("object changes", flavour)
    case .protoCopy: "copy of the proto area"
    case .hook(let name): name
    case .noise: "nightly's own noise"
    case .completed: "completed"
    case .totalTime: "total time"
    case .unknown(let title): title
    }
  }

  private static func name(_ phase: String, _ flavour: BuildFlavour?) -> String {
    guard let flavour else { return phase }
    return "\(phase) \(flavour.rawValue)"
  }
}
