import ArgumentParser
import Workbench

/// `heliosw log filter`: the lines that several patterns leave.
struct LogFilterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter",
    abstract: "Print the lines that some patterns show and others do not hide.",
    discussion: """
      A line is printed if one of the patterns to show matches it, or there is none, and none of those to hide does. Small letters match \
      capitals too, unless a pattern has a capital.
      """)

  @Option(name: .shortAndLong, help: "Print lines that match this; may be given several times.")
  var show: [String] = []
  @Option(
    name: [.customShort("v"), .long],
    help: "Leave out lines that match this; may be given several times.")
  var hide: [String] = []
  @Flag(name: [.customShort("e"), .long], help: "The patterns are regular expressions, as Perl's.")
  var expression = false
  @Flag(name: .shortAndLong, help: "Print only how many lines there are.") var count = false
  @OptionGroup var log: LogOptions

  func run() async throws {
    try await reporting {
      let filter = try LogFilter(
        includes: show.map { try SearchPattern(word: $0, isExpression: expression) },
        excludes: hide.map { try SearchPattern(word: $0, isExpression: expression) })
      let read = try await log.read()
      let progress = try await Self.apply(filter, to: read)
      var report = Report(rows: progress.rows, hits: progress.hits)
      if count {
        if !log.json { Console.print("\(progress.rows)") }
      } else {
        report.lines = log.json ? [] : nil
        try await lines(of: read.document, filter, progress.rows) { lines in
          report.lines?.append(contentsOf: lines)
          if !log.json { Console.print(lines.map(\.text).joined(), terminator: "") }
        }
      }
      if log.json { Console.print(try JSON.text(report)) }
      try read.tellProblem()
      if progress.rows == 0, !log.json, !count { throw ExitStatus.failed.code }
    }
  }

  private static func apply(
    _ filter: LogFilter, to log: ReadLog
  ) async throws -> FilterProgress {
    var progress = try await log.document.apply(filter)
    var before: Int64 = -1
    // A log that could not be unpacked to its end is never complete.
    while !progress.isComplete, progress.filteredBytes > before {
      before = progress.filteredBytes
      progress = try await log.document.apply(filter)
    }
    return progress
  }

  private func lines(
    of document: LogDocument, _ filter: LogFilter, _ rows: Int, _ take: ([NumberedLine]) -> Void
  ) async throws {
    for first in stride(from: 0, to: rows, by: LogSearchCommand.portion) {
      let lines = try await document.lines(
        rows: first..<(first + LogSearchCommand.portion), through: filter,
        bytes: 0..<LogSearchCommand.width)
      take(lines.map(NumberedLine.init))
    }
  }

  /// The lines, how many they are, and how many each pattern matches: those that show first.
  private struct Report: Encodable {
    let format = 1
    var rows: Int
    var hits: [Int]
    var lines: [NumberedLine]?
  }
}
