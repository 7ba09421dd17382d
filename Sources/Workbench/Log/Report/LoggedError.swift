/// An error of a log, and the part of the source tree that it belongs to.
public struct LoggedError: Hashable, Sendable {
  /// The line that tells of it.
  public var line: LogLine
  /// The directory that make was in, as the log has it; nil if the log does not tell.
  public var directory: String?
  /// The component, such as `cmd/id` or `uts/intel/zfs`.
  public var component: String?

  /// The directory below usr/src that has to be made anew; nil if the log does not tell, or it is the whole tree.
  ///
  /// A component such as `cmd/cmd-inet` can consist of several.
  public var sourceDirectory: String? {
    guard let parts = directory.flatMap(ComponentPath.parts(ofDirectory:)), !parts.isEmpty else {
      return nil
    }
    return parts.joined(separator: "/")
  }

  /// Makes an error.
  public init(line: LogLine, directory: String? = nil, component: String? = nil) {
    self.line = line
    self.directory = directory
    self.component = component
  }
}
