import SystemPackage
import Testing

/// What a terminal is sent besides the screen: bell, title, progress and notification.
@Suite(.serialized) struct NotificationTests {
  /// Whether the terminal says that its window is in use.
  enum Focus: Sendable {
    case silent, away, here
  }

  @Test(arguments: [
    ("", Focus.silent, "bell title progress notification"),
    ("", .away, "bell title progress notification"), ("", .here, "title progress"),
    ("bell = false", .away, "title progress notification"),
    ("title = false", .away, "bell progress notification"),
    ("progress = false", .away, "bell title notification"),
    ("notification = false", .away, "bell title progress"),
  ])
  func eachWayHasItsSwitchAndWhoLooksIsNotDisturbed(
    setting: String, focus: Focus, told: String
  ) async throws {
    let sent = try await buildWatched(setting, focus)
    let marks = [
      ("bell", "\u{7}"), ("title", "\u{1b}]2;heliosw: "), ("progress", "\u{1b}]9;4;"),
      ("notification", "\u{1b}]777;notify;heliosw: "),
    ]
    #expect(marks.filter { sent.contains($0.1) }.map(\.0).joined(separator: " ") == told)
  }

  @Test func firstFailureAndEndAreToldAndAllIsTakenBackAtTheExit() async throws {
    let sent = try await buildWatched("", .away)
    let notices = sent.split(separator: "\u{1b}]777;notify;").dropFirst()
      .map { $0.prefix { $0 != "\u{1b}" } }
    #expect(notices.count == 2)
    #expect(notices.first?.hasPrefix("heliosw: quick build will fail;") == true)
    // In the build's words, or in the job's, whichever ended first.
    let end = try #require(notices.last?.split(separator: ";"))
    #expect(end[0] == "heliosw: quick build of illumos")
    #expect(end[1].contains("failed: "))
    let progress = sent.split(separator: "\u{1b}]9;4;").dropFirst().map(\.first)
    #expect(progress.contains("2"))
    #expect(progress.last == "0")
    // The title is put on the terminal's stack once, and taken from there.
    #expect(sent.split(separator: "\u{1b}[22;2t").count == 2)
    #expect(sent.split(separator: "\u{1b}[23;2t").count == 2)
  }

  /// Lets a build fail before the eyes of a workbench, and quits that.
  ///
  /// - Returns: All that the terminal was sent.
  private func buildWatched(_ setting: String, _ focus: Focus) async throws -> String {
    let (_, program) = try await EndToEnd.world("failed", seconds: 4, of: .notices)
    try program.home.write("[notify]\n\(setting)\n", to: "config/heliosw/heliosw.toml")
    let record = program.home.path.appending("sent")
    try await TmuxScreen.open(EndToEnd.demo, with: program) { screen in
      try await screen.wait(for: "bootserver")
      try await screen.record(to: record)
      // Who types is there: whoever goes away does so after the last key.
      if focus == .here { try await screen.send(Array("\u{1b}[I".utf8)) }
      try await screen.startBuild()
      if focus == .away { try await screen.send(Array("\u{1b}[O".utf8)) }
      try await screen.wait(for: "quick build of illumos failed")
      try await screen.wait { $0.split(separator: "\n").first?.contains(" failed ") == true }
      try await screen.type("Q")
      try await screen.wait(for: "ended with 0")
    }
    return try record.text()
  }
}
