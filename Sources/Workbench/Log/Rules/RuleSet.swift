/// Which of nightly's rules are in force at a line: each phase of a build has its own.
enum RuleSet: UInt8, Sendable, CaseIterable {
  /// `dmake install` of the source; also what a log without banners is read by.
  case source
  /// `dmake install` of usr/src/tools.
  case tools
  /// `dmake bootstrap` of usr/src/tools.
  case bootstrap
  /// `dmake clobber` of usr/src.
  case clobber
  /// `dmake clobber` of usr/src/tools.
  case toolsClobber
  /// `dmake install` of usr/src/pkg.
  case packages
  /// signproto.
  case signing
  /// `dmake check`.
  case check
  /// `dmake pkglint`.
  case lint
  /// A check whose every line is a failure.
  case everyLine
  /// The dump of environment variables: nothing counts, for values may hold anything.
  case environment
  /// A phase whose lines nightly does not look at.
  case none

  /// Whether each line has to be looked at, since the prefilter is made for the make phases.
  var judgesEveryLine: Bool {
    switch self {
    case .source, .tools, .bootstrap, .clobber, .toolsClobber, .none: false
    case .packages, .signing, .check, .lint, .everyLine, .environment: true
    }
  }
}
