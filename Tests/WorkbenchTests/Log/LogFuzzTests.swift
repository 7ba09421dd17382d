import SystemPackage
import Testing

@testable import Workbench

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Logs that no nightly would write, read in pieces of any size, against a reading by the book.
///
/// `HELIOSW_FUZZ_SECONDS` says how long to go on; `HELIOSW_FUZZ_SEED` goes back to a failure.
@Suite struct LogFuzzTests {
  @Test func anyBytesAreReadAsByTheBook() async throws {
    let budget = getenv("HELIOSW_FUZZ_SECONDS").flatMap { Int(String(cString: $0)) } ?? 1
    var seed = getenv("HELIOSW_FUZZ_SEED").flatMap { UInt64(String(cString: $0)) } ?? 1
    let end = ContinuousClock.now + .seconds(budget)
    repeat {
      var random = SplitMix(seed: seed)
      let bytes = try Self.log(&random)
      let differences = try await Self.differences(of: bytes, &random)
      #expect(differences == [], "seed \(seed)")
      guard differences.isEmpty else { return }
      seed += 1
    } while ContinuousClock.now < end
  }

  /// A log made of real ones, of soup and of rubbish.
  private static func log(_ random: inout SplitMix) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes += try LogFixture.bytes("simulated/failed/nightly.log")
      case 1: bytes += try LogFixture.bytes("simulated/quick/nightly.log")
      case 2:
        bytes += [UInt8](
          repeating: .random(in: 0...255, using: &random),
          count: .random(in: 0...70_000, using: &random))
      default: bytes += LineSoup.lines(.random(in: 0...400, using: &random), seed: random.next())
      }
    }
    for _ in 0..<Int.random(in: 0...20, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[place] = .random(in: 0...255, using: &random)
      case 1: bytes.insert(10, at: place)
      default: bytes.removeSubrange(place..<min(bytes.count, place + 9))
      }
    }
    return bytes
  }

  /// What differs between the engine's reading and the plain one; nothing, if all is well.
  private static func differences(
    of bytes: [UInt8], _ random: inout SplitMix
  ) async throws -> [String] {
    let folder = try TemporaryFolder()
    let rules = NightlyRules(
      NightlyRules.Edition.allCases.randomElement(using: &random) ?? .year2026)
    let log = LogDocument(
      try LogFile(folder.write([])), rules: rules,
      pieceSize: .random(in: 100...5000, using: &random))
    var written = 0
    while written < bytes.count {
      let piece = bytes[written...].prefix(.random(in: 1...40_000, using: &random))
      try folder.append(piece)
      written += piece.count
      _ = try await log.advance()
    }
    let status = try await log.advanceToEnd()
    let plain = PlainReading(of: bytes, rules)
    let lines = try await log.lines(0..<status.lines, bytes: 0..<200_000)
    let noted = try await log.lines(of: .indexed, limit: .max, bytes: 0..<0)
    var differences: [String] = []
    func check(_ name: String, _ isSame: Bool) { if !isSame { differences.append(name) } }
    check("text", lines.map(\.bytes) == plain.lines)
    check("lengths", lines.map(\.fullLength) == plain.lines.map(\.count))
    check("kinds", lines.map { $0.kinds.intersection(.indexed) } == plain.kinds)
    check("noted", noted.compactMap(\.number) == plain.noted)
    check("errors", status.errors == plain.record.errors)
    check("warnings", status.warnings == plain.record.warnings)
    check("own errors", status.ownErrors == plain.record.ownErrors)
    check("phases", status.phases.filter { $0.firstLine != nil } == plain.record.phases)
    let pattern = SearchPattern(
      ["error", "e", ":", "dmake", "x"].randomElement(using: &random) ?? "")
    let hits = plain.lines.indices.filter {
      LiteralFinder(pattern.text.utf8, ignoringCase: true)?.finds(in: plain.lines[$0]) == true
    }
    check("hits", try await log.matches(of: pattern, in: 0..<status.lines) == hits)
    check("count", try await log.count(pattern).lines == hits.count)
    check(
      "tail",
      try await log.tail(rows: 5).map(\.bytes)
        == plain.lines.suffix(5).map { Array($0.prefix(1024)) })
    return differences
  }
}

/// A log read line by line, with neither sieve nor index.
private struct PlainReading {
  var lines: [[UInt8]]
  var kinds: [LineKinds] = []
  var record = PhaseRecord()

  init(of bytes: [UInt8], _ rules: NightlyRules) {
    lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    if lines.last == [] { lines.removeLast() }
    var judge = LineJudge(rules: rules)
    var offset: Int64 = 0
    for (number, line) in lines.enumerated() {
      let verdict = line.withUnsafeBytes { line in
        judge.judge(head: line, facts: PatternMachine.nightly.facts(of: line))
      }
      if verdict.kinds.contains(.environment) { line.withUnsafeBytes { record.noteVariable($0) } }
      record.note(verdict, line: number, offset: offset)
      kinds.append(verdict.kinds.intersection(.indexed))
      offset += Int64(line.count) + 1
    }
  }

  var noted: [Int] { kinds.indices.filter { !kinds[$0].isEmpty } }
}

extension LiteralFinder {
  fileprivate func finds(in line: [UInt8]) -> Bool {
    line.withUnsafeBytes { bytes in
      bytes.baseAddress.flatMap { find(in: $0, 0..<bytes.count) } != nil
    }
  }
}
