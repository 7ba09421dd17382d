/// How long a build will go on, by earlier clean builds of the same kind.
public struct BuildEstimate: Hashable, Sendable {
  /// The fewest builds that say anything.
  public static let fewest = 3

  /// A time, and between what the earlier builds had it.
  public struct Span: Hashable, Sendable {
    /// In the middle, in seconds: half of the builds took less.
    public var median: Double
    /// The shortest.
    public var least: Double
    /// The longest.
    public var most: Double

    init?(_ values: [Double]) {
      let sorted = values.sorted()
      guard let least = sorted.first, let most = sorted.last else { return nil }
      let middle = sorted.count / 2
      median =
        sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
      self.least = least
      self.most = most
    }
  }

  /// How long whole builds took.
  public let total: Span
  /// How long each phase took, by its name; those that at least ``fewest`` builds have measured.
  public let phases: [String: Span]
  /// How many builds it is made of.
  public let count: Int
  private let builds: [Sample]

  /// One build: how long it took, and when each of its phases began.
  private struct Sample: Hashable, Sendable {
    var total: Double
    var offsets: [String: Double]
    var lengths: [String: Double]
  }

  /// Makes an estimate.
  ///
  /// - Returns: nil for fewer than ``fewest`` builds.
  public init?(_ records: [BuildRecord]) {
    let samples = records.compactMap { record in
      record.build.seconds.map { total in
        Sample(
          total: total, offsets: Self.values(record.phases, \.offset),
          lengths: Self.values(record.phases, \.seconds))
      }
    }
    guard samples.count >= Self.fewest, let total = Span(samples.map(\.total)) else { return nil }
    self.total = total
    count = samples.count
    builds = samples
    let names = Set(samples.flatMap(\.lengths.keys))
    phases = Dictionary(
      uniqueKeysWithValues: names.compactMap { name in
        let lengths = samples.compactMap { $0.lengths[name] }
        guard lengths.count >= Self.fewest else { return nil }
        return Span(lengths).map { (name, $0) }
      })
  }

  /// How long a build will still take.
  ///
  /// Where earlier builds stood when they entered the present phase is known, and how long it has taken them; one that takes longer
  /// than ever is said to be about to end it.
  ///
  /// - Parameters:
  ///   - phase: The last phase that has begun with a stamp in the log.
  ///   - inPhase: Seconds since then.
  ///   - elapsed: Seconds since the build began; decides where the phase was never seen before.
  /// - Returns: nil if no earlier build had anything left to do at this point.
  public func remaining(in phase: String?, for inPhase: Double, elapsed: Double) -> Span? {
    let left = builds.map { build in
      guard let phase, let offset = build.offsets[phase] else { return build.total - elapsed }
      let length = build.lengths[phase] ?? build.total - offset
      return build.total - offset - min(inPhase, length)
    }
    guard let span = Span(left.map { max(0, $0) }), span.most > 0 else { return nil }
    return span
  }

  private static func values(
    _ phases: [PastPhase], _ value: KeyPath<PastPhase, Double?>
  ) -> [String: Double] {
    Dictionary(phases.compactMap { phase in phase[keyPath: value].map { (phase.name, $0) } }) {
      first, _ in first
    }
  }
}
