/// A phase of a build, as far as its log tells.
public struct LogPhase: Hashable, Sendable {
  /// How far a phase has come.
  public enum State: String, Hashable, Sendable, Codable {
    /// Nightly will do it, going by its options.
    case waiting
    /// It has begun and not ended.
    case running
    /// It has ended, and nightly counts nothing against it.
    case done
    /// It has ended with lines that nightly counts.
    case failed
    /// It was under way when the build was stopped.
    case stopped
    /// Nightly said that it leaves it out, or will, since a phase before it has failed.
    case skipped
  }

  /// What is done in it.
  public var kind: PhaseKind
  /// The words of its banner; empty while it has not begun, and for the check that has no banner.
  public var title: String
  /// The number of its first line (the banner's), counted from 0; nil while it has not begun.
  public var firstLine: Int?
  /// Where that line begins in the file, in bytes; nil while it has not begun.
  public var byteOffset: Int64?
  /// When it began, if the banner says so.
  public var startStamp: BuildStamp?
  /// How far it has come.
  public var state: State
  /// How long it took: by time(1) where nightly measures, else by the banners' stamps.
  public var elapsed: Duration?
  /// Lines that nightly lists as errors of this phase.
  public var errors = 0
  /// Lines that nightly lists as warnings of this phase.
  public var warnings = 0

  /// Makes a phase.
  public init(
    kind: PhaseKind, title: String, firstLine: Int?, byteOffset: Int64?,
    startStamp: BuildStamp? = nil, state: State, elapsed: Duration? = nil
  ) {
    self.kind = kind
    self.title = title
    self.firstLine = firstLine
    self.byteOffset = byteOffset
    self.startStamp = startStamp
    self.state = state
    self.elapsed = elapsed
  }
}
