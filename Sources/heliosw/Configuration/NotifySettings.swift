import Workbench

/// How ends and first failures are told: the table `[notify]`.
struct NotifySettings: Hashable, Sendable {
  /// Whether the bell is rung.
  var bell = true
  /// Whether the window's title says how the build goes.
  var title = true
  /// Whether the task bar or tab shows how far it is.
  var progress = true
  /// Whether the terminal is asked to show a notification.
  var notification = true
  /// A command of the user's own that jobs run at their end; none if empty.
  var command: [String] = []

  /// Takes what a file says; what it does not name stays.
  mutating func take(_ table: TableReader) throws(Problem) {
    bell = try table.flag("bell", in: "notify") ?? bell
    title = try table.flag("title", in: "notify") ?? title
    progress = try table.flag("progress", in: "notify") ?? progress
    notification = try table.flag("notification", in: "notify") ?? notification
    guard table.keys(of: "notify").contains("command") else { return }
    command = try table.texts("command", in: "notify").filter { !$0.isEmpty }
  }

  /// The command as plans have it.
  var afterwards: Command? { command.isEmpty ? nil : Command(command) }
}
