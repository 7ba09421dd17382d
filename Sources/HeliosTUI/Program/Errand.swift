/// A child that gets the terminal for itself: an editor, a shell, a login.
public struct Errand: Hashable, Sendable {
  /// The command and its arguments; the command is looked for on `PATH`.
  public var argv: [String]
  /// Variables that are added to the program's own environment or replace some of it.
  public var environment: [String: String]
  /// The folder it starts in; nothing for the program's own.
  public var directory: String?
  /// A line that is shown above what the child prints.
  public var notice: String?
  /// Whether to wait for Enter when it has ended, so that its last words can be read.
  public var pause: Pause

  /// When to wait for Enter after the child.
  public enum Pause: Hashable, Sendable {
    /// Never.
    case never
    /// If it did not end with status 0.
    case onFailure
    /// Always.
    case always
  }

  /// Makes an errand.
  public init(
    argv: [String], environment: [String: String] = [:], directory: String? = nil,
    notice: String? = nil, pause: Pause = .never
  ) {
    self.argv = argv
    self.environment = environment
    self.directory = directory
    self.notice = notice
    self.pause = pause
  }
}

/// How a child that had the terminal ended.
public enum ErrandResult: Hashable, Sendable {
  /// It ended by itself.
  case exited(status: Int32)
  /// A signal ended it.
  case signalled(Int32)
  /// It could not be started: errno.
  case notStarted(error: Int32)

  /// Whether it ended with status 0.
  public var isSuccess: Bool { self == .exited(status: 0) }
}
