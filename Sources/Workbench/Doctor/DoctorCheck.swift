/// One thing that doctor looks at: a piece of script, and what its answer means.
public struct DoctorCheck: Sendable {
  /// What can fail when it is not as it should be.
  public enum Purpose: String, Hashable, Sendable, CaseIterable {
    /// Builds of illumos.
    case build
    /// Installing what was built.
    case install
    /// Images.
    case image
    /// Cloning and updating.
    case setup
  }

  /// Its name, a word.
  public var name: String
  /// What is looked at, in a few words.
  public var title: String
  /// Why it matters, in a sentence.
  public var why: String
  /// What fails when it is a problem.
  public var stops: Set<Purpose>
  /// The question, as POSIX shell that only looks.
  var script: @Sendable (DoctorPlace) -> String
  /// What the answer means; pure.
  var judge: @Sendable (ScriptAnswer, DoctorPlace) -> Diagnosis

  init(
    _ name: String, _ title: String, why: String, stops: Set<Purpose> = [],
    script: @escaping @Sendable (DoctorPlace) -> String,
    judge: @escaping @Sendable (ScriptAnswer, DoctorPlace) -> Diagnosis
  ) {
    self.name = name
    self.title = title
    self.why = why
    self.stops = stops
    self.script = script
    self.judge = judge
  }

  /// The check as a probe.
  func probe(_ place: DoctorPlace) -> Probe<Finding> {
    Probe(script(place)) { (answer) throws(Problem) in Finding(self, judge(answer, place)) }
  }
}

/// Where doctor looks, and what it knows beforehand.
struct DoctorPlace: Sendable {
  var machine: Machine
  var workspace: Workspace
  /// The consolidations, without the helios checkout; none where the list can't be read.
  var consolidations: [Consolidation]
  /// The time here, in seconds since 1970, if it is known.
  var now: Int?
}
