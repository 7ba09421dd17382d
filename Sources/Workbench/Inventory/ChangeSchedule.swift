/// Decides when a changed clone is to be asked about again.
///
/// It has no clock of its own: instants come in, names and deadlines go out.
struct ChangeSchedule {
  /// How long a change waits for others that come with it: one commit makes a dozen.
  var settling: Duration = .milliseconds(100)
  /// A clone rests for this many times the duration of its last answer, so that a build that writes
  /// without pause costs a twentieth of a processor and no more.
  var rest = 20

  private var pending: [String: ContinuousClock.Instant] = [:]
  private var notBefore: [String: ContinuousClock.Instant] = [:]

  /// When the next change is due; nothing while nothing has changed.
  var deadline: ContinuousClock.Instant? { pending.values.min() }

  /// Notes that clones changed.
  mutating func changed(_ names: some Sequence<String>, at now: ContinuousClock.Instant) {
    for name in names where pending[name] == nil {
      pending[name] = max(now + settling, notBefore[name] ?? now)
    }
  }

  /// Notes that a clone's answer has come.
  mutating func answered(_ name: String, took: Duration, at now: ContinuousClock.Instant) {
    let instant = now + took * rest
    notBefore[name] = instant
    if let due = pending[name] { pending[name] = max(due, instant) }
  }

  /// Takes the clones whose time has come.
  mutating func due(at now: ContinuousClock.Instant) -> Set<String> {
    let names = Set(pending.filter { $0.value <= now }.keys)
    for name in names { pending[name] = nil }
    return names
  }
}
