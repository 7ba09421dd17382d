/// What has to be known of the lines above to judge a line: small enough to keep one for each
/// block of a log, so that reading can start at any of them.
struct ScanContext: Hashable, Sendable {
  /// The rules in force.
  var rules: RuleSet = .source
  /// Whether the linker's list of undefined symbols has begun and not ended.
  var isInUndefinedList = false
  /// Whether the next line with words begins `dmake check`, for which older nightlies print no
  /// banner.
  var awaitsCheck = false
  /// Whether a line of time(1) would end the phase.
  var isTimed = false

  /// The context as one byte.
  var packed: UInt8 {
    rules.rawValue | (isInUndefinedList ? 0x10 : 0) | (awaitsCheck ? 0x20 : 0)
      | (isTimed ? 0x40 : 0)
  }

  /// Makes the context before the first line of a log.
  init() {}

  /// Takes a context out of its byte.
  init(packed: UInt8) {
    rules = RuleSet(rawValue: packed & 0x0F) ?? .source
    isInUndefinedList = packed & 0x10 != 0
    awaitsCheck = packed & 0x20 != 0
    isTimed = packed & 0x40 != 0
  }

  /// Whether each line has to be looked at as a whole.
  var judgesEveryLine: Bool {
    rules.judgesEveryLine || isInUndefinedList || awaitsCheck
  }

  /// Takes over what a banner says.
  ///
  /// A banner that is not known changes nothing: some tool may have printed it in the middle of a
  /// phase, and nightly's greps would go on with that phase.
  mutating func follow(_ banner: Banner) {
    guard banner.isKnown else { return }
    self = ScanContext()
    switch banner.meaning {
    case .begins(let kind):
      rules = kind.rules
      switch kind {
      case .elfDifferences: awaitsCheck = true
      case .packages: isTimed = true
      default: break
      }
    case .ends(let kind):
      rules = .none
      awaitsCheck = kind == .protolist
    case .skips(let kind):
      rules = .none
      switch kind {
      case .packages, .source: awaitsCheck = true
      default: break
      }
    }
  }
}
