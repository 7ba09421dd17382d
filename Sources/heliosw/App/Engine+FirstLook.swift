import SystemPackage
import Workbench

extension FirstLook {
  /// Looks at the end of a log: some milliseconds, whatever its size.
  init(_ path: FilePath) async throws(LogProblem) {
    self.path = path
    let document = try LogDocument(buildAt: path)
    tail = try await document.firstLook()
    status = await document.latestStatus
    guard tail.isEmpty else { return }
    // A short one is read whole: the dump of environment variables may be near its end.
    status = try await document.advance()
    tail = try await document.end(rows: Engine.tailRows, status)
  }
}
