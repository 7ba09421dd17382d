import HeliosTUI
import SystemPackage
import Workbench

extension App {
  /// Does what a verb says about the log.
  mutating func performOnLog(_ verb: Verb) -> [Effect<Work>] {
    if let motion = verb.motion {
      state.log.move(motion)
      return []
    }
    guard state.log.subject != nil else {
      state.notice = .word("There is no log: this gate was never built here. ^o opens another one.")
      return []
    }
    switch verb {
    case .follow: state.log.toggleFollowing()
    case .left: state.log.scrollSideways(by: -8)
    case .right: state.log.scrollSideways(by: 8)
    case .farLeft: state.log.scrollSideways(by: -state.log.columns / 2)
    case .farRight: state.log.scrollSideways(by: state.log.columns / 2)
    case .lineStart: state.log.left = 0
    case .lineEnd:
      let longest = state.log.shown.map(\.fullLength).max() ?? 0
      state.log.left = max(0, longest - state.log.columns + 1)
    case .wrap:
      state.log.wraps.toggle()
      state.log.left = 0
    case .fold:
      if let reason = state.log.toggleFold() { state.notice = .word(reason) }
    case .foldAll: state.log.toggleFolding()
    case .setMark:
      state.pendingLetter = .set
      state.notice = .word("Mark this line with which letter?")
    case .goToMark:
      state.pendingLetter = .go
      state.notice = .word("Go to the mark of which letter?")
    case .filter: ask(.filterLog, "text to show; ! before it hides; nothing takes all filters away")
    case .clearFilters: return setFilter(LogFilter())
    case .goToPercent: ask(.percent, "percent of the log")
    case .goToTime: ask(.time, "a time of day, such as 14:05")
    default: return jump(verb)
    }
    return []
  }

  private mutating func ask(_ purpose: Prompt.Purpose, _ placeholder: String) {
    state.overlays.append(
      .prompt(Prompt(purpose: purpose, field: TextField(placeholder: placeholder))))
  }

  /// Opens a log by its name, in place of the build's.
  mutating func open(_ path: FilePath) -> [Effect<Work>] {
    var effects: [Effect<Work>] = []
    if case .file(let before) = state.log.subject { effects = [.cancel(.openLog(before))] }
    state.view = .log
    state.log = LogState(rows: state.log.rows, columns: state.log.columns)
    state.log.subject = .file(path)
    state.log.path = path.string
    return effects + [.run(.openLog(path))]
  }

  private mutating func jump(_ verb: Verb) -> [Effect<Work>] {
    switch verb {
    case .nextError: find(.error, .forward)
    case .previousError: find(.error, .backward)
    case .nextWarning: find(.warning, .forward)
    case .previousWarning: find(.warning, .backward)
    case .nextPhase: find(.phase, .forward)
    case .previousPhase: find(.phase, .backward)
    case .nextHit, .previousHit:
      if let pattern = state.log.search?.pattern {
        find(.text(pattern), verb == .nextHit ? .forward : .backward)
      } else {
        perform(.search)
      }
    default: []
    }
  }

  /// Looks for a line from where the reader is.
  mutating func find(
    _ target: LogQuest.Target, _ direction: LogDirection
  ) -> [Effect<Work>] {
    guard let subject = state.log.subject else {
      state.notice = .word("There is no log to search.")
      return []
    }
    state.view = .log
    let quest = LogQuest(
      subject: subject, target: target, direction: direction, from: state.log.place(direction),
      filter: state.log.filter)
    let before = state.log.quest
    state.log.quest = quest
    return (before.map { [.cancel(.findInLog($0))] } ?? []) + [.run(.findInLog(quest))]
  }

  /// Gives up what is being looked for.
  mutating func giveUpQuest() -> [Effect<Work>] {
    guard let quest = state.log.quest else { return [] }
    state.log.quest = nil
    return [.cancel(.findInLog(quest))]
  }

  /// Searches for what was typed: an expression if it has characters of one, else the words themselves.
  mutating func search(for text: String) -> [Effect<Work>] {
    guard let subject = state.log.subject else { return [] }
    state.log.hits = nil
    guard !text.isEmpty, let matcher = matcher(typed: text) else {
      state.log.search = nil
      return [.run(.searchLog(subject, nil))]
    }
    state.log.search = matcher
    return [.run(.searchLog(subject, matcher.pattern))] + find(.text(matcher.pattern), .forward)
  }

  /// Text that is no expression is taken as it stands, and that is said.
  private mutating func matcher(typed text: String) -> LineMatcher? {
    let isExpression = text.contains { #"\^$.|?*+()[]{}"#.contains($0) }
    do throws(LogProblem) {
      return try LineMatcher(
        SearchPattern(text, syntax: isExpression ? .regularExpression : .literal))
    } catch {
      state.notice = .word("\(text) is no regular expression: searched as plain text.")
      // Plain text is never refused.
      return try? LineMatcher(SearchPattern(text))
    }
  }

  /// Adds what was typed to the filters.
  mutating func addFilter(typed text: String) -> [Effect<Work>] {
    guard !text.isEmpty else { return setFilter(LogFilter()) }
    let isExclusion = text.hasPrefix("!")
    let words = isExclusion ? String(text.dropFirst()) : text
    guard !words.isEmpty, let pattern = matcher(typed: words)?.pattern else { return [] }
    var filter = state.log.filter
    if isExclusion { filter.excludes.append(pattern) } else { filter.includes.append(pattern) }
    return setFilter(filter)
  }

  private mutating func setFilter(_ filter: LogFilter) -> [Effect<Work>] {
    guard let subject = state.log.subject else { return [] }
    let line = state.log.isFollowing ? nil : state.log.current ?? state.log.shown.first?.number
    state.log.filter = filter
    state.log.filtered = nil
    let keep = line.map { keepInSight($0, subject) } ?? []
    return [.run(.filterLog(subject, filter))] + keep
  }

  /// The line that was read stays in sight when other lines come or go.
  func keepInSight(_ line: Int, _ subject: LogSubject) -> [Effect<Work>] {
    [
      .run(
        .findInLog(
          LogQuest(
            subject: subject, target: .line(line), direction: .forward, from: line,
            filter: state.log.filter)))
    ]
  }

  // MARK: - Marks, percent, time

  /// Takes the letter behind m or '.
  mutating func takeLetter(_ key: Key, _ purpose: AppState.PendingLetter) -> [Effect<Work>] {
    guard let letter = key.typed, let subject = state.log.subject else { return [] }
    switch purpose {
    case .set:
      let line = state.log.current ?? state.log.shown.first?.number
      state.log.marks[letter] = line
      state.notice = .word(
        line.map { "Mark \(letter): line \($0 + 1)" } ?? "There is no line to mark.")
      return []
    case .go:
      guard let line = state.log.marks[letter] else {
        state.notice = .word("There is no mark \(letter).")
        return []
      }
      return keepInSight(line, subject)
    }
  }

  /// Goes to a part of the log.
  mutating func go(toPercent text: String) {
    guard let percent = Double(text.filter { $0 != "%" && $0 != " " }), (0...100).contains(percent)
    else {
      state.notice = .word("\(text) is no percentage from 0 to 100.")
      return
    }
    state.log.scroll(to: Int(Double(state.log.lastTop) * percent / 100))
  }

  /// Goes to the phase that was under way at a time of day: only banners have times.
  mutating func go(toTime text: String) -> [Effect<Work>] {
    let parts = text.split(separator: ":").map { Int64($0) }
    guard (1...3).contains(parts.count), parts.allSatisfy({ $0 != nil }), let hour = parts[0],
      (0..<24).contains(hour), let subject = state.log.subject
    else {
      state.notice = .word("\(text) is no time of day; 14:05 is one.")
      return []
    }
    let minute = parts.count > 1 ? parts[1] ?? 0 : 0
    let second = parts.count > 2 ? parts[2] ?? 0 : 0
    let wanted = hour * 3600 + minute * 60 + second
    guard let moment = state.log.moment(at: wanted) else {
      state.notice = .word("The log has no banner with a time before \(text).")
      return []
    }
    state.notice = .word(moment.words(for: text))
    return keepInSight(moment.line, subject)
  }
}
