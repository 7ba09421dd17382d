import ArgumentParser
import Workbench

/// `heliosw log classify`.
struct LogClassifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract:
      "Print LINE<TAB>KIND for each line that nightly counts: nightly-error, nightly-warning.")

  @OptionGroup var log: LogOptions
  @Option(
    help: "The phase that the log begins in: \(Self.phases.keys.sorted().joined(separator: ", ")).")
  var phase: String?

  static let phases: [String: PhaseKind] = [
    "source": .source(nil), "tools": .tools, "bootstrap": .bootstrapTools, "clobber": .clobber,
    "tools-clobber": .toolsClobber, "packages": .packages(nil), "check": .check, "lint": .lint,
    "pkglint": .lint,
    "abi": .abi, "elf-runtime": .elfRuntime, "file-lists": .fileLists, "signing": .signing,
  ]

  func run() async throws {
    try await reporting {
      let kind = try phase.map { name in
        guard let kind = Self.phases[name] else {
          throw Problem(
            .usage, "\(name) is no phase with rules of its own.",
            hint: "Known are \(Self.phases.keys.sorted().joined(separator: ", ")).")
        }
        return kind
      }
      let read = try await log.read(beginsIn: kind)
      let document = read.document
      if log.json {
        var report = ClassifyReport(lines: [])
        try await Self.classify(document) { report.lines += $0 }
        Console.print(try JSON.text(report))
      } else {
        try await Self.classify(document) { lines in
          Console.print(lines.map { "\($0.line)\t\($0.kind)\n" }.joined(), terminator: "")
        }
      }
      try read.tellProblem()
    }
  }

  /// Lines and kinds as JSON.
  private struct ClassifyReport: Encodable {
    let format = 1
    var lines: [ClassifiedLine]
  }

  private struct ClassifiedLine: Encodable {
    var line: Int
    var kind: String
  }

  /// Hands out the lines that nightly counts, some thousand at a time.
  private static func classify(
    _ document: LogDocument, _ take: ([ClassifiedLine]) -> Void
  ) async throws {
    let errors: LineKinds = [.nightlyError, .undefinedSymbol]
    var next = 0
    while true {
      let lines = try await document.lines(
        of: errors.union(.nightlyWarning), from: next, limit: 4000, bytes: 0..<0)
      guard let last = lines.last?.number else { return }
      next = last + 1
      take(
        lines.flatMap { line in
          let number = (line.number ?? 0) + 1
          let isError = !line.kinds.isDisjoint(with: errors)
          let isWarning = line.kinds.contains(.nightlyWarning)
          return (isError ? [ClassifiedLine(line: number, kind: "nightly-error")] : [])
            + (isWarning ? [ClassifiedLine(line: number, kind: "nightly-warning")] : [])
        })
    }
  }
}
