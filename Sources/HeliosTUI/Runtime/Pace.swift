/// How often messages are drawn.
struct Pace {
  /// The time between two frames that only messages caused: thirty a second.
  static let interval: Duration = .microseconds(33_333)
  /// How long messages are fed before keys get their turn: half of the 16 ms in which a key is to
  /// be drawn.
  static let patience: Duration = .milliseconds(8)

  private var last: ContinuousClock.Instant?

  /// How long to wait before the next frame; negative if it is due.
  var wait: Duration {
    guard let last else { return .zero }
    return Pace.interval - (ContinuousClock.now - last)
  }

  mutating func hasPainted() { last = .now }
}

extension Duration {
  /// Seconds, for Dispatch.
  var timeInterval: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
