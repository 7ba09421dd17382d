/// Something to tell by other means than the screen; a terminal that cannot do it leaves it out.
///
/// Texts are neutralised before they are sent, so they may hold anything.
public enum Announcement: Hashable, Sendable {
  /// Ring the bell.
  case bell
  /// Set the title of the window.
  case title(String)
  /// Show progress in the task bar or tab (OSC 9;4).
  case progress(Progress)
  /// Show a notification (OSC 9, 99 or 777).
  case notify(title: String, body: String)
  /// Put text on the clipboard (OSC 52); no longer than ``copyLimit``.
  case copy(String)

  /// What a task bar can show.
  public enum Progress: Hashable, Sendable {
    /// Nothing.
    case none
    /// A part of the whole, 0 to 100.
    case percent(Int)
    /// Something failed at this part of the whole.
    case failed(percent: Int)
    /// Something goes on and nobody knows how far it is.
    case unknown
  }

  /// The most bytes of UTF-8 that ``copy(_:)`` takes: terminals drop longer sequences as a whole.
  ///
  /// - Source: 74,994 bytes of base64 are what tmux and hterm take.
  public static let copyLimit = 74_994 / 4 * 3
}
