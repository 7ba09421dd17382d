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
  /// Whether the clobber has begun, or was left out.
  var hasSeenClobber = false
  /// The edition of nightly that the banners so far let suppose.
  var edition = NightlyRules.Edition.newest

  /// Makes the context before the first line of a log.
  init() {}

  /// Whether each line has to be looked at as a whole.
  var judgesEveryLine: Bool {
    rules.judgesEveryLine || isInUndefinedList || awaitsCheck
  }

  /// Puts the rules of another phase in force.
  mutating func enter(_ rules: RuleSet, awaitsCheck: Bool = false, isTimed: Bool = false) {
    self.rules = rules
    self.awaitsCheck = awaitsCheck
    self.isTimed = isTimed
    isInUndefinedList = false
  }

  /// Takes over what a banner says.
  ///
  /// A banner that is not known changes nothing: some tool may have printed it in the middle of a
  /// phase, and nightly's greps would go on with that phase.
  mutating func follow(_ banner: Banner) {
    guard banner.isKnown else { return }
    supposeEdition(by: banner)
    switch banner.meaning {
    case .begins(let kind):
      var isPackages = false
      if case .packages = kind { isPackages = true }
      enter(kind.rules, awaitsCheck: kind == .elfDifferences, isTimed: isPackages)
    case .ends(let kind):
      enter(.none, awaitsCheck: kind == .protolist)
    case .skips(.packages), .skips(.source):
      enter(.none, awaitsCheck: true)
    case .skips:
      enter(.none)
    }
  }

  /// Up to August 2024 the version stands before the clobber; in 2026 the flavour before the date.
  private mutating func supposeEdition(by banner: Banner) {
    switch banner.meaning {
    case .begins(.start):
      edition = .newest
      hasSeenClobber = false
    case .begins(.clobber), .skips(.clobber):
      hasSeenClobber = true
    case .begins(.buildVersion) where !hasSeenClobber:
      edition = .june2024
    case .begins(.source) where edition == .newest && !banner.namesFlavourFirst:
      edition = .september2024
    default:
      break
    }
  }
}

extension ScanContext {
  /// The context as two bytes.
  var packed: UInt16 {
    UInt16(rules.rawValue) | (isInUndefinedList ? 0x10 : 0) | (awaitsCheck ? 0x20 : 0)
      | (isTimed ? 0x40 : 0) | (hasSeenClobber ? 0x80 : 0) | UInt16(edition.number) << 8
  }

  /// Takes a context out of its bytes.
  init(packed: UInt16) {
    rules = RuleSet(rawValue: UInt8(packed & 0x0F)) ?? .source
    isInUndefinedList = packed & 0x10 != 0
    awaitsCheck = packed & 0x20 != 0
    isTimed = packed & 0x40 != 0
    hasSeenClobber = packed & 0x80 != 0
    edition = NightlyRules.Edition(number: UInt8(packed >> 8))
  }
}

extension NightlyRules.Edition {
  fileprivate var number: UInt8 {
    switch self {
    case .june2024: 0
    case .september2024: 1
    case .year2026: 2
    }
  }

  fileprivate init(number: UInt8) {
    switch number {
    case 0: self = .june2024
    case 1: self = .september2024
    default: self = .year2026
    }
  }
}
