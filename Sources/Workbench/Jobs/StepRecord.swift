/// One line of a job's `steps` file.
public struct StepRecord: Hashable, Sendable {
  /// What happened.
  public enum Event: String, Hashable, Sendable {
    /// The step began; the text is its title.
    case begin
    /// The step ended; the text is its exit status.
    case end
    /// The step was skipped; the text is the reason.
    case skip
    /// Why the step fails, told just before its end; the text is the reason.
    case reason
    /// A condition did not hold; the text is the reason.
    case refuse
    /// It failed, and the text says what to do.
    case advice
  }

  /// When, in seconds since 1970.
  public var moment: Int
  /// What happened.
  public var event: Event
  /// The step's number, beginning at 1.
  public var step: Int
  /// What the event says.
  public var text: String

  /// Makes a record.
  public init(moment: Int, event: Event, step: Int, text: String) {
    self.moment = moment
    self.event = event
    self.step = step
    self.text = text
  }

  /// Reads a `steps` file: time, event, step and text, with tabs between; a line that is not so is passed over, since the last
  /// one may still be being written.
  public static func records(in text: some StringProtocol) -> [StepRecord] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let fields = line.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
      guard fields.count == 4, let stamp = CalendarStamp(extended: fields[0]),
        let event = Event(rawValue: String(fields[1])), let step = Int(fields[2])
      else { return nil }
      return StepRecord(
        moment: stamp.secondsSince1970, event: event, step: step, text: String(fields[3]))
    }
  }
}

extension StepRecord.Event {
  /// Whether nothing more comes of its step.
  var isEnd: Bool { self == .end || self == .skip || self == .refuse }
}
