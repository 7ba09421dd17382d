import SystemPackage
import Testing

@testable import Workbench

/// What heliosw lists, compared with what the real grep and sed print for the same bytes.
@Suite struct NightlyRulesTests {
  @Test(arguments: RuleSet.allCases, NightlyRules.Edition.allCases)
  func trickyLinesAreListedAsNightlyListsThem(
    rules: RuleSet, edition: NightlyRules.Edition
  ) async throws {
    try await compare(LineSoup.tricky, rules, edition)
  }

  @Test(arguments: RuleSet.allCases, NightlyRules.Edition.allCases)
  func randomLinesAreListedAsNightlyListsThem(
    rules: RuleSet, edition: NightlyRules.Edition
  ) async throws {
    let seed = UInt64(rules.rawValue) * 16 + UInt64(edition == .june2024 ? 1 : 2)
    try await compare(LineSoup.lines(1500, seed: seed), rules, edition)
  }

  @Test(arguments: [
    "03-nightly-gcc-Werror-libbrand-omnios-1571.txt", "05-mail_msg-errors-helios-72.txt",
    "07-mail_msg-missing-headers-oi-userland-5528.txt", "09-serial-make-fatal-dev-guide.txt",
    "12-helios-onu-failure-172.txt",
  ])
  func realExcerptsAreListedAsNightlyListsThem(name: String) async throws {
    for edition in NightlyRules.Edition.allCases {
      try await compare(LogFixture.bytes(name), .source, edition)
    }
  }

  @Test func aLastLineWithoutANewlineIsListedToo() async throws {
    try await compare(Array("fine\nx: error: y".utf8), .source, .year2026)
  }

  /// Compares the lists of errors, of undefined symbols and of warnings, line by line.
  private func compare(
    _ body: [UInt8], _ rules: RuleSet, _ edition: NightlyRules.Edition
  ) async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(body)
    let listing = try await Listings(of: body, under: rules, edition)
    let pipelines = RealPipelines.errors(rules, edition)
    let lists = try pipelines.map { try RealPipelines.lines(of: $0, on: file) }
    // The third pipeline finds lines that the first one may find as well: nightly prints both.
    #expect(listing.errors == merged(lists.count == 3 ? [lists[0], lists[2]] : lists, in: body))
    #expect(listing.undefinedSymbols == (lists.count == 3 ? lists[1] : []))
    let warnings = try RealPipelines.lines(of: RealPipelines.warnings, on: file)
    #expect(listing.warnings == (rules == .source ? warnings : []))
  }

  /// Lists that nightly prints one after the other, in the order of the file and each line once.
  private func merged(_ lists: [[[UInt8]]], in body: [UInt8]) -> [[UInt8]] {
    guard lists.count > 1 else { return lists.first ?? [] }
    let all = Set(lists.joined())
    return body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map(Array.init).filter(all.contains)
  }
}

/// What a document lists, by its index and the lines that it leads to.
private struct Listings {
  var errors: [[UInt8]] = []
  var undefinedSymbols: [[UInt8]] = []
  var warnings: [[UInt8]] = []
  private var ownErrors = 0

  init(of body: [UInt8], under rules: RuleSet, _ edition: NightlyRules.Edition) async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(
      folder.write(Listings.opening(rules) + body), rules: NightlyRules(edition))
    let status = try await log.advanceToEnd()
    for found in try await log.lines(
      of: [.nightlyError, .nightlyWarning, .ownError], limit: .max, bytes: 0..<9999)
    {
      ownErrors += found.kinds.contains(.ownError) ? 1 : 0
      if found.kinds.contains(.nightlyWarning) { warnings.append(found.bytes) }
      if found.kinds.contains(.undefinedSymbol) { undefinedSymbols.append(found.bytes) }
      if found.kinds.contains(.nightlyError), Listings.counts(found, rules, edition) {
        errors.append(found.bytes)
      }
    }
    #expect(status.errors == errors.count)
    #expect(status.warnings == warnings.count)
    // What the index has counted went through the sieve, what was listed did not.
    #expect(status.ownErrors == ownErrors)
  }

  /// Whether a line counts by itself, or is only one of a list of undefined symbols.
  private static func counts(
    _ line: LogLine, _ rules: RuleSet, _ edition: NightlyRules.Edition
  ) -> Bool {
    guard line.kinds.contains(.undefinedSymbol) else { return true }
    let facts = line.bytes.withUnsafeBytes { PatternMachine.nightly.facts(of: $0) }
    return NightlyRules(edition).isError(facts, in: rules)
  }

  /// A banner that puts some rules in force.
  private static func opening(_ rules: RuleSet) -> [UInt8] {
    let title =
      switch rules {
      case .source: "Building OS-Net source at Sun Nov 22 23:34:33 UTC 2026 (non-DEBUG)"
      case .tools: "Building tools at Sun Nov 22 23:34:33 UTC 2026"
      case .bootstrap: "Bootstrapping tools at Sun Nov 22 23:34:33 UTC 2026"
      case .clobber: "Make clobber at Sun Nov 22 23:34:33 UTC 2026"
      case .toolsClobber: "Make tools clobber at Sun Nov 22 23:34:33 UTC 2026"
      case .packages: "Creating DEBUG packages at Sun Nov 22 23:34:33 UTC 2026"
      case .signing: "Signing proto area at Sun Nov 22 23:34:33 UTC 2026"
      case .check: "Make check at Sun Nov 22 23:34:33 UTC 2026"
      case .lint: "Linting packages"
      case .everyLine: "Check lists of files"
      case .environment: "list of environment variables"
      case .none: "Find core files"
      }
    return Array("\n==== \(title) ====\n\n".utf8)
  }
}
