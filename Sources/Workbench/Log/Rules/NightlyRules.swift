/// The rules by which nightly(1ONBLD) picks errors and warnings out of its log, by edition.
///
/// They work on bytes, as grep does in the C locale that nightly forces.
///
/// - Source: illumos-gate usr/src/tools/scripts/nightly.
public struct NightlyRules: Hashable, Sendable {
  /// A state of the script; the rules changed between them.
  public enum Edition: String, Hashable, Sendable, CaseIterable, Codable {
    /// Up to August 2024 (also Oxide's stlouis branch of 2024-06): knows no
    /// `Entering directory`, and takes ` error\` and ` errorn` for errors.
    case june2024
    /// Since September 2024.
    case september2024
    /// The script of 2026: a banner for `dmake check`, and the flavour named before the date.
    case year2026

    /// The newest that is known.
    static let newest = Edition.year2026
  }

  /// How it is known which rules to apply.
  public enum Origin: String, Hashable, Sendable, CaseIterable, Codable {
    /// By the banners of the log itself.
    case banners
    /// Nothing in the log tells: the newest rules are applied.
    case assumed
    /// Somebody has said so.
    case given
    /// By the expressions in the gate's own script.
    case script
    /// The gate's script has other expressions than those known: the newest rules are applied.
    case unknownScript
    /// The gate has no script: the newest rules are applied.
    case noScript
  }

  /// Which state of the script these are the rules of.
  public let edition: Edition
  /// How that is known.
  public let origin: Origin
  private let errorListings: [[Listing]]

  /// The rules of the newest script that is known.
  public static let newest = NightlyRules(.newest)

  /// The rules of an edition, made once.
  static func of(_ edition: Edition) -> NightlyRules {
    switch edition {
    case .june2024: june2024
    case .september2024: september2024
    case .year2026: newest
    }
  }

  private static let june2024 = NightlyRules(.june2024)
  private static let september2024 = NightlyRules(.september2024)

  /// Makes the rules of an edition.
  public init(_ edition: Edition, from origin: Origin = .given) {
    self.edition = edition
    self.origin = origin
    errorListings = RuleSet.allCases.map { NightlyRules.errors(of: $0, in: edition) }
  }

  /// Whether nightly lists a line among a phase's errors.
  func isError(_ facts: LineFacts, in rules: RuleSet) -> Bool {
    errorListings[Int(rules.rawValue)].contains { $0.lists(facts) }
  }

  /// Whether nightly lists a line among a phase's warnings: only the source has such a list.
  func isWarning(_ facts: LineFacts, in rules: RuleSet) -> Bool {
    rules == .source && NightlyRules.warnings.lists(facts)
  }

  /// Whether a line tells of a failure that nightly's rules pass over.
  func isOwnError(_ facts: LineFacts, in rules: RuleSet) -> Bool {
    if facts.contains(.ignored) { return false }
    if rules == .packages, facts.contains(.unresolvedDependency) { return true }
    return !facts.isDisjoint(with: [.stopHead, .failure])
  }
}

extension NightlyRules {
  private static let warnings = Listing(
    needs: [.warnColon], butNot: [.tic, .timezone, .pstampSet, .unknownHost, .segmentFlags])

  private static func errors(of rules: RuleSet, in edition: Edition) -> [Listing] {
    let isOld = edition == .june2024
    let errorWord: LineFacts = isOld ? [.errorWord, .errorWordThenBackslashOrN] : .errorWord
    let chatter: LineFacts = isOld ? [] : .directoryChange
    switch rules {
    case .source:
      return [
        Listing(
          needs: [.colon, errorWord.union([.dmakeColonFirst, .guidance])],
          butNot: chatter.union([.unknownHost, .compilesFileNamedError, .warningWord])),
        Listing(needs: [.bootblockTooBig]),
      ]
    case .tools:
      return [
        Listing(
          needs: [.colon, errorWord.union(.dmakeColon)],
          butNot: chatter.union([.unknownHost, .warningWord]))
      ]
    case .bootstrap:
      return [
        Listing(
          needs: [.colon, errorWord.union(.dmakeColon)], butNot: chatter.union(.warningWord))
      ]
    case .clobber:
      return [Listing(needs: [.dmakeColon], butNot: chatter.union(.unknownHost))]
    case .toolsClobber:
      return [Listing(needs: [.dmakeColon], butNot: chatter)]
    case .packages:
      let change: LineFacts = edition == .september2024 ? .dmakeDirectoryChange : chatter
      return [
        Listing(
          needs: [[.dmake, .capitalError, .capitalWarning], .colon],
          butNot: change.union([.pstamp, .unknownHost]))
      ]
    case .signing:
      return [Listing(needs: [[.capitalError, .capitalWarning]])]
    case .check:
      return [Listing(needs: [.colon], butNot: chatter.union(.unknownHost))]
    case .lint:
      return [Listing(needs: [], butNot: chatter.union(.lintChatter))]
    case .everyLine:
      return [Listing(needs: [])]
    case .environment, .none:
      return []
    }
  }
}
