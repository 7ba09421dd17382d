import SystemPackage
import Workbench

/// Prints a file as it grows, through renames, until the build in it has come to its end or ^C.
struct FileFollower {
  var path: FilePath
  var isJSON: Bool

  /// Follows.
  func follow() async throws {
    var follower = LogFollower(path)
    var document: LogDocument?
    var identity: FileIdentity?
    var printed = 0
    while true {
      _ = try follower.poll()
      if document == nil, follower.parts.isEmpty { _ = try LogDocument(path) }
      if let part = follower.parts.last, part.identity != identity {
        (document, identity, printed) = (LogDocument(part), part.identity, 0)
      }
      if let document {
        let status = try await document.advance()
        printed = try await document.printLines(from: printed, isJSON: isJSON, status)
        if status.isComplete, status.endStamp != nil { return }
      }
      try await Task.sleep(for: .milliseconds(100))
    }
  }
}
