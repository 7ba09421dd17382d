/// What an invented log is to look like.
public struct LogShape: Hashable, Sendable {
  /// What its lines are.
  public enum Texture: String, Hashable, Sendable, CaseIterable {
    /// A quick build: phases, jobs, long command lines, few errors.
    case nightly
    /// Lines of 60 bytes.
    case shortLines = "short-lines"
    /// Lines of 64 KiB.
    case longLines = "long-lines"
    /// One line, without a newline at its end.
    case oneLine = "one-line"
    /// Lines of nothing but colons.
    case colons
    /// Paths and times, a colon every few bytes.
    case colonDense = "colon-dense"
    /// Every line is an error.
    case errors
    /// Nothing but newlines.
    case newlines
  }

  /// What its lines are.
  public var texture: Texture
  /// About how long it is, in bytes.
  public var sizeInBytes: Int64
  /// What makes it differ from another one of the same shape.
  public var seed: UInt64
  /// How many of a thousand jobs fail, in a log like nightly's.
  public var failuresPerThousandJobs: Double
  /// How long the command lines are, in bytes, in a log like nightly's.
  public var commandLength: ClosedRange<Int>
  /// How many jobs run at a time, in a log like nightly's.
  public var jobs: Int

  /// Makes a shape.
  public init(
    _ texture: Texture = .nightly, sizeInBytes: Int64, seed: UInt64 = 1,
    failuresPerThousandJobs: Double = 0.1, commandLength: ClosedRange<Int> = 600...2400,
    jobs: Int = 16
  ) {
    self.texture = texture
    self.sizeInBytes = sizeInBytes
    self.seed = seed
    self.failuresPerThousandJobs = failuresPerThousandJobs
    self.commandLength = commandLength
    self.jobs = max(1, jobs)
  }
}
