/// Which way through a log.
public enum LogDirection: Hashable, Sendable {
  /// Towards its end.
  case forward
  /// Towards its beginning.
  case backward
}
