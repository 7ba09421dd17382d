/// What doctor found out about one thing.
public struct Finding: Hashable, Sendable {
  /// How it stands.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// As it should be.
    case ok
    /// It works, but not as well as it could.
    case warn
    /// Something will fail.
    case problem
    /// The machine does not say.
    case unknown
  }

  /// The name of the check, as `heliosw mend` takes it.
  public var check: String
  /// What was looked at, in a few words.
  public var title: String
  /// Why it matters, in a sentence.
  public var why: String
  /// What fails without it.
  public var stops: Set<DoctorCheck.Purpose>
  /// How it stands.
  public var verdict: Verdict
  /// What was found, in a few words.
  public var found: String
  /// What to do, if anything can be done.
  public var mend: Mend?

  /// Makes a finding.
  public init(
    _ check: String, _ title: String, why: String, stops: Set<DoctorCheck.Purpose> = [],
    _ verdict: Verdict, _ found: String, mend: Mend? = nil
  ) {
    self.check = check
    self.title = title
    self.why = why
    self.stops = stops
    self.verdict = verdict
    self.found = found
    self.mend = mend
  }

  /// Makes a finding of what a check's judge says.
  init(_ check: DoctorCheck, _ diagnosis: Diagnosis) {
    self.check = check.name
    title = check.title
    why = check.why
    stops = check.stops
    verdict = diagnosis.verdict
    found = diagnosis.found
    mend = diagnosis.mend
  }
}

/// What to do about something that is not as it should be.
public enum Mend: Hashable, Sendable {
  /// These commands: they make a plan.
  case commands([Command], title: String, impact: Impact, undo: Step.Undo)
  /// A recipe with these words.
  case recipe(String, words: [String])
  /// Something that only a person can do, in a sentence.
  case advice(String)

  /// In words: the command to type, or the advice.
  public func words(for check: String) -> String {
    switch self {
    case .commands: "heliosw mend \(check)"
    case .recipe(let name, let words): (["heliosw", name] + words).joined(separator: " ")
    case .advice(let text): text
    }
  }
}

/// What a check's judge makes of an answer.
struct Diagnosis: Hashable, Sendable {
  var verdict: Finding.Verdict
  var found: String
  var mend: Mend?

  static func ok(_ found: String) -> Self { Self(verdict: .ok, found: found) }
  static func warn(_ found: String, _ mend: Mend? = nil) -> Self {
    Self(verdict: .warn, found: found, mend: mend)
  }
  static func problem(_ found: String, _ mend: Mend? = nil) -> Self {
    Self(verdict: .problem, found: found, mend: mend)
  }
  static func unknown(_ found: String) -> Self { Self(verdict: .unknown, found: found) }
}
