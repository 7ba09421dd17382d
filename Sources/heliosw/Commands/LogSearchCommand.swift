import ArgumentParser
import Workbench

/// `heliosw log search`: the lines that match, with their numbers.
struct LogSearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Print the lines that match a text or an expression.",
    discussion: "Small letters match capitals too, unless the pattern has a capital.")

  @Flag(name: [.customShort("e"), .long], help: "The pattern is a regular expression.")
  var expression = false
  @Flag(name: .shortAndLong, help: "Print only how many lines match.") var count = false
  @Argument(help: "What to look for.") var pattern: String
  @OptionGroup var log: LogOptions

  func run() async throws {
    try await reporting {
      let pattern = SearchPattern(pattern, syntax: expression ? .regularExpression : .literal)
      let document = try await log.read().document
      if count {
        var progress = try await document.count(pattern)
        while !progress.isComplete { progress = try await document.count(pattern) }
        let report = CountReport(lines: progress.lines)
        return Console.print(log.json ? try JSON.text(report) : "\(progress.lines)")
      }
      var report = SearchReport(lines: [])
      var line = -1
      while let found = try await document.search(pattern, from: line) {
        line = found
        guard let hit = try await document.lines(found..<found + 1, bytes: 0..<(1 << 16)).first
        else { break }
        if log.json {
          report.lines.append(SearchReport.Line(line: found + 1, text: hit.maskedText))
        } else {
          Console.print("\(found + 1):\(Console.neutral(hit.maskedText))")
        }
      }
      if log.json { Console.print(try JSON.text(report)) }
      if line < 0, !log.json { throw ExitStatus.failed.code }
    }
  }

  private struct CountReport: Encodable {
    let format = 1
    var lines: Int
  }

  private struct SearchReport: Encodable {
    let format = 1
    var lines: [Line]

    struct Line: Encodable {
      var line: Int
      var text: String
    }
  }
}
