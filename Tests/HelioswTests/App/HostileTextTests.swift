import HeliosTUI
import SystemPackage
import Testing
import Workbench

@testable import heliosw

/// Texts of others that try to break the screen, in every place where the state holds one.
@Suite struct HostileTextTests {
  static let texts = [
    "\u{1B}[31m\u{1B}[2J\u{1B}]0;owned\u{07}", "\u{9B}31m\u{90}q\u{9C}", "a\rb\nc\td\u{08}e\u{7F}",
    "\u{202E}gnihsup\u{2066}x\u{200B}y\u{FEFF}", "漢字漢字漢字🧑‍🚀🧑‍🚀", "e\u{301}\u{302}\u{303}\u{304}x",
    String(repeating: "very-long-", count: 200), "",
  ]

  @Test(arguments: texts, View.allCases) func hostileTextIsNeverDrawnRaw(text: String, view: View)
    throws
  {
    for size in Picture.sizes {
      let screen = try bench(text, view, size).surface().text
      #expect(!screen.unicodeScalars.contains(where: isDangerous), "\(size)")
    }
  }

  @Test(arguments: texts, View.allCases) func hostileTextKeepsToItsPlace(text: String, view: View)
    throws
  {
    for size in Picture.sizes {
      let tame = try bench("tame", view, size).surface()
      let hostile = try bench(text, view, size).surface()
      for (row, line) in tame.lines.enumerated() where line.hasPrefix("│") || line.hasPrefix("┃") {
        let rim = hostile.lines[row]
        #expect("│┃┌┏└┗".contains(rim.first ?? " "), "row \(row) of \(size)")
        #expect("│┃┐┓┘┛".contains(rim.last ?? " "), "row \(row) of \(size)")
        #expect(textWidth(rim) == size.columns, "row \(row) of \(size)")
      }
    }
  }

  @Test(arguments: texts) func hostileTextInASheetIsNeverDrawnRaw(text: String) throws {
    var bench = try Bench(Size(columns: 80, rows: 24))
    bench.press("B", "Enter")
    let plan = Plan(
      text, recipe: "build-illumos", on: Machine(name: text),
      stages: [
        .step(Step(text, why: text, .run(Command([text])), impact: .writes))
      ])
    bench.take(.planned(RecipeCall(recipe: "build-illumos", words: ["-q"]), plan))
    for _ in 0..<30 {
      #expect(!bench.screen.unicodeScalars.contains(where: isDangerous))
      bench.press("j")
    }
  }

  private func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// A view of a state in which every text is this one.
  private func bench(_ text: String, _ view: View, _ size: Size) throws -> Bench {
    var bench = try Bench(size, Self.messages(text))
    bench.press("\(view.rawValue)")
    if view == .log { bench.press("k") }
    bench.take(Self.laterMessages(text))
    return bench
  }

  private static func messages(_ text: String) -> [Message] {
    let status = MadeUp.status(text) { status in
      status.problem = text
      status.files = [ChangedFile(.changed, letters: text, path: FilePath(text))]
    }
    let rows = [
      MadeUp.row("illumos", status) { $0.rev = text },
      MadeUp.row("gone", .absent) { ($0.rev, $0.url) = (text, text) },
      MadeUp.row(text, MadeUp.status(text) { $0.changed = 1 }),
    ]
    var report = MadeUp.build(.running, errors: 1, tail: lines(text))
    report.path = text
    report.lock = NightlyLock(target: "\(text)h.\(text)s.1").map { .foreign($0) } ?? .absent
    report.status.variables[.version] = text
    report.status.phases.append(
      LogPhase(kind: .unknown(text), title: text, firstLine: 9, byteOffset: 9, state: .running))
    return MadeUp.known(rows) + [.build(report), .jobs([job(text)])]
  }

  private static func laterMessages(_ text: String) -> [Message] {
    let request = LogRequest(subject: .build(1), rows: 1_584_300..<1_584_388, bytes: 0..<(1 << 16))
    return [
      .described(
        "illumos",
        CloneHistory(
          last: Commit(id: text, summary: text, author: text, time: 0), unpushed: nil, incoming: nil
        )),
      .rows(request, lines(text).map { .line($0) }),
      .problem(Problem(.failed, text, hint: text), nil),
    ]
  }

  private static func lines(_ text: String) -> [LogLine] {
    MadeUp.lines(Array(repeating: (text, .nightlyError), count: 88), from: 1_584_300)
  }

  private static func job(_ text: String) -> Job {
    var job = MadeUp.job(.running, ended: [])
    job.plan?.title = text
    job.plan?.steps = [text, text]
    job.folder = text
    job.steps = [
      MadeUp.record(MadeUp.now, .begin, 1, text), MadeUp.record(MadeUp.now, .refuse, 1, text),
    ]
    return job
  }
}
