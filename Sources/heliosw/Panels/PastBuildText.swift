import HeliosTUI
import Workbench

extension BuildRecord {
  /// All that is known of the build, to scroll through.
  func lines(now: Int?) -> [TextLine] {
    [head(now: now), place, []] + Self.section("Phases", phases.map(Self.line))
      + Self.section(
        "Errors and warnings", errors.map(\.words),
        none: build.errors + build.warnings == 0 ? "none" : "only their number is known")
      + Self.section(
        "Commits at its start", repositories.map(\.line),
        none: "not known: it began before heliosw looked")
      + Self.section("Packages it left", packages.map(Self.line), none: "not known")
  }

  private func head(now: Int?) -> TextLine {
    var line: TextLine = [
      .init("\(build.kindWords) build  ", as: .strong),
      .init(build.outcome.words, as: build.outcome.role),
    ]
    if let seconds = build.seconds { line.append("  \(Words.clock(Int(seconds)))") }
    line.append("  began \(build.identity.start)", as: .dim)
    if let start = build.startedAt, let now {
      line.append(" (\(Words.age(max(0, now - start))))", as: .dim)
    }
    return line
  }

  private var place: TextLine {
    var line = TextLine(build.log, as: .dim)
    if let version = build.version { line.append("  \(version)", as: .dim) }
    if build.identity.process > 0 { line.append("  pid \(build.identity.process)", as: .dim) }
    if let builder = build.builder { line.append("  by \(builder)", as: .dim) }
    if let job = build.job { line.append("  job \(job)", as: .dim) }
    return line
  }

  private static func line(_ phase: PastPhase) -> TextLine {
    let time = phase.seconds.map { Words.clock(Int($0)) } ?? ""
    let padding = String(repeating: " ", count: max(1, 9 - time.count))
    var line: TextLine = [
      .init(phase.name.padded(to: 34), as: phase.state.role), .init(padding + time),
    ]
    if phase.state == .skipped { line.append("  left out", as: .dim) }
    if phase.errors > 0 { line.append("  \(Words.count(phase.errors, "error"))", as: .bad) }
    if phase.warnings > 0 {
      line.append("  \(Words.count(phase.warnings, "warning"))", as: .warning)
    }
    return line
  }

  private static func line(_ packages: PackageCount) -> TextLine {
    TextLine("\(packages.repository)  \(Words.count(packages.count, "package"))")
  }

  static func section(_ title: String, _ lines: [TextLine], none: String = "none") -> [TextLine] {
    [TextLine(title, as: .title)]
      + (lines.isEmpty ? [TextLine("  \(none)", as: .dim)] : lines.map { TextLine("  ") + $0 }) + [
        []
      ]
  }
}

extension PastError {
  /// Its component and its text.
  var words: TextLine {
    [
      .init((component ?? "?").padded(to: 20), as: .dim),
      .init(text, as: isWarning ? .warning : .bad),
    ]
  }
}

extension PastRepository {
  /// Its name, commit, branch and changes.
  var line: TextLine { TextLine(name.padded(to: 24)) + words }

  /// The same without the name.
  var words: TextLine {
    var line = TextLine(String(commit.prefix(12)))
    line.append("  \(branch ?? "detached")", as: branch == nil ? "git.detached" : .dim)
    if let changes, changes > 0 {
      line.append("  \(Words.count(changes, "change"))", as: "git.dirty")
    }
    return line
  }
}

extension BuildComparison {
  /// What differs, to scroll through.
  var lines: [TextLine] {
    let commits =
      repositories.map(Self.line)
      + (sameRepositories > 0
        ? [TextLine("\(sameRepositories) more are the same in both", as: .dim)] : [])
    return [Self.head(before), Self.head(after), []]
      + BuildRecord.section("Commits", commits, none: "not known of either build")
      + BuildRecord.section("Phases", phases.map(Self.line), none: "not known")
      + BuildRecord.section("New errors", new.map(\.words))
      + BuildRecord.section("Known errors", known.map(\.words))
      + BuildRecord.section("Fixed errors", fixed.map(\.words))
      + BuildRecord.section(
        "Packages",
        packages.map {
          TextLine("\($0.repository)  \(Self.number($0.before)) -> \(Self.number($0.after))")
        }, none: "not known")
  }

  private static func head(_ build: PastBuild) -> TextLine {
    var line: TextLine = [
      .init("#\(build.number)".padded(to: 6), as: .strong), .init("\(build.kindWords)  "),
      .init(build.outcome.words, as: build.outcome.role),
    ]
    if let seconds = build.seconds { line.append("  \(Words.clock(Int(seconds)))") }
    line.append("  \(build.identity.start)", as: .dim)
    return line
  }

  private static func line(_ repository: Repository) -> TextLine {
    let unknown = TextLine("not known", as: .dim)
    return TextLine(repository.name.padded(to: 24)) + (repository.before?.words ?? unknown)
      + TextLine("  ->  ", as: .dim) + (repository.after?.words ?? unknown)
  }

  private static func line(_ phase: Phase) -> TextLine {
    func time(_ seconds: Double?) -> String {
      let text = seconds.map { Words.clock(Int($0)) } ?? "-"
      return String(repeating: " ", count: max(1, 9 - text.count)) + text
    }
    var line = TextLine(phase.name.padded(to: 34) + time(phase.before) + time(phase.after))
    if let before = phase.before, let after = phase.after, before >= 1 {
      let percent = Int(((after - before) / before * 100).rounded())
      // What differs by less than a tenth is chance.
      if abs(percent) >= 10 {
        line.append("  \(percent > 0 ? "+" : "")\(percent) %", as: percent > 0 ? .warning : .good)
      }
    }
    return line
  }

  private static func number(_ count: Int?) -> String { count.map { Words.grouped($0) } ?? "?" }
}
