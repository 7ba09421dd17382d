/// Sequences that terminfo does not know, for terminals that are known to take or to ignore them.
struct Escapes {
  /// Whether the terminal is one of those; others get none.
  let areTaken: Bool
  private let type: String
  private let program: String
  private var hasSavedTitle = false
  private var hasProgress = false

  init(type: String, environment: [String: String]) {
    self.type = type
    program = (environment["TERM_PROGRAM"] ?? "").lowercased()
    let families = [
      "xterm", "tmux", "screen", "rxvt", "alacritty", "kitty", "foot", "wezterm", "ghostty",
      "konsole", "vte", "gnome", "iterm", "st-", "contour", "mintty",
    ]
    areTaken = families.contains { type.hasPrefix($0) || type.hasPrefix("xterm-" + $0) }
  }

  /// Bracketed paste, and reports of the window's focus.
  var reportsOn: String { areTaken ? "\u{1b}[?2004h\u{1b}[?1004h" : "" }
  /// The end of those.
  var reportsOff: String { areTaken ? "\u{1b}[?1004l\u{1b}[?2004l" : "" }
  /// Reports of the mouse's buttons, in the form of mode 1006.
  var mouseOn: String { areTaken ? "\u{1b}[?1000h\u{1b}[?1006h" : "" }
  /// The end of those.
  var mouseOff: String { areTaken ? "\u{1b}[?1006l\u{1b}[?1000l" : "" }
  /// The progress in the task bar taken away.
  var progressOff: String { areTaken ? osc("9;4;0") : "" }
  /// Around a frame, so that it appears at once.
  var frame: (begin: String, end: String) {
    areTaken ? ("\u{1b}[?2026h", "\u{1b}[?2026l") : ("", "")
  }

  /// What undoes all that was announced and has to be undone.
  mutating func undo() -> String {
    defer { (hasSavedTitle, hasProgress) = (false, false) }
    return (hasProgress ? progressOff : "") + (hasSavedTitle ? "\u{1b}[23;2t" : "")
  }

  /// The sequence for an announcement; nothing where it cannot be made.
  mutating func sequence(for announcement: Announcement) -> String {
    if announcement == .bell { return "\u{7}" }
    guard areTaken else { return "" }
    switch announcement {
    case .bell: return ""
    case .title(let title):
      defer { hasSavedTitle = true }
      return (hasSavedTitle ? "" : "\u{1b}[22;2t") + osc("2;" + neutralised(title))
    case .progress(let progress):
      hasProgress = progress != .none
      return osc("9;4;" + Escapes.parameters(of: progress))
    case .notify(let title, let body): return notification(neutralised(title), neutralised(body))
    case .copy(let text):
      guard text.utf8.count <= Announcement.copyLimit else { return "" }
      return osc("52;c;" + Base64.encoded(text.utf8))
    }
  }

  private func osc(_ text: String) -> String { "\u{1b}]" + text + "\u{1b}\\" }

  private static func parameters(of progress: Announcement.Progress) -> String {
    func bounded(_ percent: Int) -> Int { min(100, max(0, percent)) }
    return switch progress {
    case .none: "0"
    case .percent(let percent): "1;\(bounded(percent))"
    case .failed(let percent): "2;\(bounded(percent))"
    case .unknown: "3"
    }
  }

  /// Only one of the three ways, since some terminals know two and would show it twice.
  private func notification(_ title: String, _ body: String) -> String {
    if type.contains("kitty") {
      return osc("99;i=1:d=0;" + title) + osc("99;i=1:p=body;" + body)
    }
    if program.contains("iterm") || program.contains("windows") {
      return osc("9;\(title): \(body)")
    }
    // A semicolon would end the title.
    let parts = title.split(separator: ";", omittingEmptySubsequences: false)
    return osc("777;notify;" + parts.joined(separator: ",") + ";" + body)
  }
}
