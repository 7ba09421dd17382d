extension LogDocument {
  /// The error that stands at a line, or the first one below, or the last one above.
  ///
  /// - Returns: nil if the log has no error.
  public func error(near line: Int) throws(LogProblem) -> LoggedError? {
    if let below = try next(.errors, from: line - 1) {
      return try cluster(of: .errors, from: below, limit: 1).errors.first
    }
    guard let above = try previous(.errors, from: line) else { return nil }
    return try cluster(of: .errors, from: above, limit: 1).errors.first
  }
}
