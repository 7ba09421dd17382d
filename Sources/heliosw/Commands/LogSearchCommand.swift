import ArgumentParser
import Workbench

/// `heliosw log search`: the lines that match, with their numbers.
struct LogSearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Print the lines that match a text or an expression.",
    discussion: """
      Small letters match capitals too, unless the pattern has a capital. A text of nothing matches every line. What the log's dump \
      of environment variables holds is matched, but not printed.
      """)

  @Flag(name: [.customShort("e"), .long], help: "The pattern is a regular expression, as Perl's.")
  var expression = false
  @Flag(name: .shortAndLong, help: "Print only how many lines match.") var count = false
  @Argument(help: "What to look for.") var pattern: String
  @OptionGroup var log: LogOptions

  /// How many lines are read at a time.
  static let portion = 64
  /// How much of a line is printed, in bytes.
  static let width = 1 << 20

  func run() async throws {
    try await reporting {
      let pattern = try SearchPattern(word: pattern, isExpression: expression)
      let read = try await log.read()
      let document = read.document
      let progress = try await Self.count(pattern, in: document)
      if count {
        let report = CountReport(lines: progress.lines, givenUp: progress.givenUp)
        Console.print(log.json ? try JSON.text(report) : "\(progress.lines)")
      } else {
        try await printLines(of: document, matching: pattern, progress)
      }
      if progress.givenUp > 0, !log.json {
        Console.complain(
          "\(Words.count(progress.givenUp, "line")) may match too: it would have taken too long to find out."
        )
      }
      try read.tellProblem()
      if progress.lines == 0, !log.json, !count { throw ExitStatus.failed.code }
    }
  }

  private static func count(
    _ pattern: SearchPattern, in document: LogDocument
  ) async throws -> SearchProgress {
    var progress = try await document.count(pattern)
    // A log that could not be unpacked to its end is never complete.
    let end = await document.latestStatus.indexedBytes
    while !progress.isComplete, progress.searchedBytes < end {
      progress = try await document.count(pattern)
    }
    return progress
  }

  private func printLines(
    of document: LogDocument, matching pattern: SearchPattern, _ progress: SearchProgress
  ) async throws {
    var report = SearchReport(lines: [], givenUp: progress.givenUp)
    var next = 0
    while true {
      let lines = try await document.lines(
        matching: pattern, from: next, limit: Self.portion, bytes: 0..<Self.width)
      guard let last = lines.last?.number else { break }
      next = last + 1
      if log.json {
        report.lines += lines.map(NumberedLine.init)
      } else {
        Console.print(lines.map { NumberedLine($0).text }.joined(), terminator: "")
      }
    }
    if log.json { Console.print(try JSON.text(report)) }
  }

  private struct CountReport: Encodable {
    let format = 1
    var lines: Int
    var givenUp: Int
  }

  private struct SearchReport: Encodable {
    let format = 1
    var lines: [NumberedLine]
    var givenUp: Int
  }
}

extension SearchPattern {
  /// Reads a pattern of the command line.
  init(word: String, isExpression: Bool) throws(Problem) {
    guard !word.contains("\n") else {
      throw Problem(
        .usage, "Cannot search: the pattern has a line break, and no line has one.",
        hint: "search for one line at a time; -e 'one|another' finds either.")
    }
    // A text of nothing is nowhere; an expression of nothing, as for grep, everywhere.
    self.init(word, syntax: isExpression || word.isEmpty ? .regularExpression : .literal)
  }
}
