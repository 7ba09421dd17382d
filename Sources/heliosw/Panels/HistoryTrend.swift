import HeliosTUI
import Workbench

/// How builds of one kind went, the newest at the right.
struct HistoryTrend {
  /// The builds of the kind, newest first.
  let builds: [PastBuild]
  let kindWords: String

  /// The trend of the selected build's kind; of the newest's where nothing is selected.
  init(of history: HistoryState) {
    let kind = (history.selected ?? history.builds?.first)?.kindWords ?? ""
    self.init((history.builds ?? []).filter { $0.kindWords == kind }, kindWords: kind)
  }

  init(_ builds: [PastBuild], kindWords: String) {
    self.builds = builds
    self.kindWords = kindWords
  }

  /// Above it.
  var title: String { kindWords.isEmpty ? "Trend" : "Trend of \(kindWords) builds" }

  /// Two lines: the times of those that came to their end, and what all of them came to.
  func lines(columns: Int, _ glyphs: Glyphs) -> [TextLine] {
    let times = clean.compactMap(\.seconds).prefix(max(0, columns))
    var took: TextLine = [
      .init("time      ", as: .dim),
      .init(Sparkline(times.reversed().map { $0 }).signs(columns: columns, glyphs), as: .busy),
    ]
    if let words = timeWords { took.append("  \(words)", as: .dim) }
    var outcomes = TextLine("outcomes  ", as: .dim)
    for build in builds.prefix(max(0, columns)).reversed() {
      outcomes.append(build.outcome.letter, as: build.outcome.role)
    }
    outcomes.append("  C clean K checks F failed I interrupted", as: .dim)
    return [took, outcomes]
  }

  /// The last one, and the middle of all: `57:12, median 56:40`.
  var timeWords: String? {
    let times = clean.compactMap(\.seconds)
    guard let last = times.first else { return nil }
    let median = times.sorted()[times.count / 2]
    guard times.count > 1 else { return Words.clock(Int(last)) }
    return "\(Words.clock(Int(last))), median \(Words.clock(Int(median)))"
  }

  /// Those that came to their end: of others the time says nothing.
  private var clean: [PastBuild] {
    builds.filter { [.clean, .checksFailed].contains($0.outcome) }
  }
}

extension BuildOutcome {
  /// One letter, for a row of many.
  var letter: String {
    switch self {
    case .clean: "C"
    case .checksFailed: "K"
    case .failed: "F"
    case .interrupted: "I"
    case .running: "R"
    case .unknown: "?"
    }
  }
}

extension HistoryState {
  /// The last builds in a few words, for the dashboard; nil where there are none.
  func lastBuilds(columns: Int) -> TextLine? {
    let ended = (builds ?? []).filter { $0.outcome != .running }
    guard !ended.isEmpty else { return nil }
    var line = TextLine("last", as: .dim)
    for build in ended.prefix(8).reversed() {
      let time = build.seconds.map { " \(Int($0 / 60))m" } ?? ""
      let word = "  \(build.outcome.shortWord)"
      guard line.width + textWidth(word + time) + 3 < columns else { break }
      line.append(word, as: build.outcome.role)
      line.append(time, as: .dim)
    }
    return line
  }
}

extension BuildOutcome {
  /// In one short word.
  fileprivate var shortWord: String {
    switch self {
    case .clean: "OK"
    case .checksFailed: "CHECKS"
    case .failed: "FAIL"
    case .interrupted: "STOP"
    case .running: "RUN"
    case .unknown: "?"
    }
  }
}
