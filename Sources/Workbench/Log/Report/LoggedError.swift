/// An error of a log, and the part of the source tree that it belongs to.
public struct LoggedError: Hashable, Sendable {
  /// The line that tells of it.
  public var line: LogLine
  /// The directory that make was in, as the log has it; nil if the log does not tell.
  public var directory: String?
  /// The component, such as `cmd/id` or `uts/intel/zfs`.
  public var component: String?

  /// Makes an error.
  public init(line: LogLine, directory: String? = nil, component: String? = nil) {
    self.line = line
    self.directory = directory
    self.component = component
  }
}
