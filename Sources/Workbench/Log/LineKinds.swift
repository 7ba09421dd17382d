/// What a line of a build's log is; a line can be several things at once.
public struct LineKinds: OptionSet, Hashable, Sendable {
  /// One bit a kind.
  public let rawValue: UInt16

  /// Makes a set of kinds from its bits.
  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// Nightly lists the line among the errors of the phase it stands in.
  public static let nightlyError = LineKinds(rawValue: 1 << 0)
  /// Nightly lists the line among the warnings of the phase it stands in.
  public static let nightlyWarning = LineKinds(rawValue: 1 << 1)
  /// `==== … ====`, alone on its line.
  public static let banner = LineKinds(rawValue: 1 << 2)
  /// `*** Error code 1`, `*** Signal 11`: make gave up on a target (and did not ignore it).
  public static let stop = LineKinds(rawValue: 1 << 3)
  /// A failure that nightly's own rules pass over, such as `ld: fatal:` or `not found`.
  public static let ownError = LineKinds(rawValue: 1 << 4)
  /// A line of the linker's list of undefined symbols, which nightly prints but does not count.
  public static let undefinedSymbol = LineKinds(rawValue: 1 << 5)
  /// An absolute path of the source tree alone on its line: make has entered that directory.
  public static let directory = LineKinds(rawValue: 1 << 6)
  /// `HOST --> 3 jobs` or `HOST --> Job output`.
  public static let jobMark = LineKinds(rawValue: 1 << 7)
  /// A command line of make or of the compiler wrapper.
  public static let command = LineKinds(rawValue: 1 << 8)
  /// A line of the dump of environment variables, which may hold secrets.
  public static let environment = LineKinds(rawValue: 1 << 9)

  /// Everything that is an error, by nightly's rules or by heliosw's.
  public static let errors: LineKinds = [.nightlyError, .ownError]
  /// The kinds that the index remembers; the others are found by reading the lines again.
  static let indexed: LineKinds = [
    .nightlyError, .nightlyWarning, .banner, .stop, .ownError, .undefinedSymbol,
  ]
}
