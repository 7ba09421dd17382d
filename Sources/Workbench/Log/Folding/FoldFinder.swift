/// Finds the lines that can be shown as one, line after line.
///
/// A line that is an error, a warning, a banner or a stop is never part of a fold. Nor is the last
/// command before other lines: what follows is its output. And the last command of a log stays in
/// sight, so that one who follows sees what is being done.
struct FoldFinder {
  /// How many lines a window has: a fold ends where its window ends, so that folds are the same
  /// wherever one begins to read, and no more than this has to be read to know one.
  static let linesInWindow = 1024
  /// The fewest lines that are worth a fold.
  static let fewest = 4

  /// The folds that are complete.
  private(set) var folds: [LogFold] = []
  private var run: Range<Int> = 0..<0
  /// Blank lines behind the run, which belong to it if it goes on: a variable's value may hold some.
  private var blanks = 0
  private var content = LogFold.Content.commands

  /// Takes the next line.
  mutating func take(_ number: Int, _ kinds: LineKinds) {
    let here = FoldFinder.content(of: kinds)
    if number % FoldFinder.linesInWindow == 0 || run.upperBound + blanks != number {
      end(before: nil)
    } else if kinds.isEmpty, content == .environment, !run.isEmpty {
      blanks += 1
      return
    } else if here != content {
      end(before: number)
    }
    guard let here else { return }
    if run.isEmpty {
      run = number..<number
      content = here
    }
    run = run.lowerBound..<(number + 1)
    blanks = 0
  }

  /// Ends at the end of what is wanted, or of the log if it has so many lines.
  mutating func finish(lines: Int) { end(before: run.upperBound == lines ? lines : nil) }

  /// Ends the run of lines, before another kind of line or at an edge.
  private mutating func end(before other: Int?) {
    var lines = run
    (run, blanks) = (0..<0, 0)
    if other != nil, content == .commands, !lines.isEmpty {
      lines = lines.lowerBound..<(lines.upperBound - 1)
    }
    guard lines.count >= FoldFinder.fewest else { return }
    folds.append(LogFold(lines: lines, content: content))
  }

  private static func content(of kinds: LineKinds) -> LogFold.Content? {
    if kinds == .environment { return .environment }
    let isChatter = !kinds.isEmpty && kinds.isSubset(of: [.command, .jobMark])
    return isChatter ? .commands : nil
  }
}

extension FoldFinder {
  /// What one row shows.
  enum Place {
    case line(Int)
    case fold(LogFold)

    var isFold: Bool {
      if case .fold = self { true } else { false }
    }

    var lines: Range<Int> {
      switch self {
      case .line(let number): number..<(number + 1)
      case .fold(let fold): fold.lines
      }
    }
  }

  /// The number of the window that a line is in.
  static func window(of line: Int) -> Int { line / linesInWindow }

  /// The lines of a window.
  static func lines(ofWindow window: Int) -> Range<Int> {
    (window * linesInWindow)..<((window + 1) * linesInWindow)
  }
}
