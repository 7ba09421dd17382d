/// Says what each line of a log is, line after line.
struct LineJudge: Sendable {
  /// What a line is, and what it changes.
  struct Verdict: Hashable, Sendable {
    var kinds: LineKinds = []
    /// The banner that the line is.
    var banner: Banner?
    /// Whether the line begins `dmake check` without a banner.
    var beginsCheck = false
    /// The time of time(1) that the line states.
    var time: ElapsedTime?
    /// Whether the line makes nightly call its phase failed: so do all the errors that it lists but
    /// the undefined symbols.
    var countsAsError = false
  }

  /// The rules that are applied whatever the banners say; nil for those of the edition that they show.
  let fixedRules: NightlyRules?
  /// What the lines so far mean for the next one.
  var context: ScanContext

  private var rules: NightlyRules { fixedRules ?? .of(context.edition) }

  init(rules: NightlyRules?, context: ScanContext = ScanContext()) {
    fixedRules = rules
    self.context = context
  }

  /// Judges the next line.
  ///
  /// - Parameters:
  ///   - head: The line's bytes, or the first of them if the line is longer than a banner can be.
  ///   - facts: What is known of the whole line.
  mutating func judge(head: UnsafeRawBufferPointer, facts: LineFacts) -> Verdict {
    var verdict = Verdict()
    if let banner = Banner(line: head) {
      verdict.banner = banner
      verdict.kinds = .banner
      context.follow(banner)
      guard !banner.isKnown else { return verdict }
    }
    if context.awaitsCheck, !head.isEmpty, verdict.banner == nil {
      context.enter(.check)
      verdict.beginsCheck = true
    }
    noteTime(of: head, in: &verdict)
    list(head, facts, in: &verdict)
    return verdict
  }

  private mutating func noteTime(of head: UnsafeRawBufferPointer, in verdict: inout Verdict) {
    guard let first = head.first, first == UInt8(ascii: "r") || first == UInt8(ascii: "s") else {
      return
    }
    verdict.time = ElapsedTime(line: head)
    if context.isTimed, verdict.time?.measure == .sys {
      context.isTimed = false
      context.awaitsCheck = true
    }
  }

  private mutating func list(
    _ head: UnsafeRawBufferPointer, _ facts: LineFacts, in verdict: inout Verdict
  ) {
    let rules = rules
    guard context.rules != .environment else {
      if !head.isEmpty { verdict.kinds.insert(.environment) }
      return
    }
    if !head.isEmpty, rules.isError(facts, in: context.rules) {
      verdict.kinds.insert(.nightlyError)
      verdict.countsAsError = true
    }
    if rules.isWarning(facts, in: context.rules) { verdict.kinds.insert(.nightlyWarning) }
    if context.rules == .source { noteUndefinedSymbols(facts, in: &verdict) }
    if facts.contains(.stopHead), !facts.contains(.ignored) { verdict.kinds.insert(.stop) }
    if verdict.kinds.isDisjoint(with: [.nightlyError, .nightlyWarning]),
      rules.isOwnError(facts, in: context.rules)
    {
      verdict.kinds.insert(.ownError)
    }
  }

  /// Keeps track of sed's range from `Undefined … first referenced` to `ld: fatal:`.
  private mutating func noteUndefinedSymbols(_ facts: LineFacts, in verdict: inout Verdict) {
    if context.isInUndefinedList {
      verdict.kinds.insert([.nightlyError, .undefinedSymbol])
      if facts.contains(.linkerFatalFirst) { context.isInUndefinedList = false }
    } else if facts.contains(.undefinedHead) {
      verdict.kinds.insert([.nightlyError, .undefinedSymbol])
      context.isInUndefinedList = true
    }
  }
}
