import SystemPackage

/// A job whose folder is there and whose plan is to have the terminal: what must be started for it, and where.
public struct TerminalJob: Hashable, Sendable {
  /// The job's name.
  public var id: JobID
  /// What it is for: the plan's title.
  public var title: String
  /// Its folder, where the wrapper starts.
  public var folder: FilePath
  /// Which start of the machine this is, as the wrapper writes it down.
  var boot: String

  /// Makes the value; the folder must be there.
  public init(id: JobID, title: String, folder: FilePath, boot: String) {
    self.id = id
    self.title = title
    self.folder = folder
    self.boot = boot
  }

  /// The command; it ends with the plan's own status.
  public var argv: [String] { ["/bin/sh", "./wrapper", id.name, boot] }

  /// The variables that it needs besides the user's.
  public var environment: [String: String] { ["HELIOSW_JOB": folder.string] }
}
