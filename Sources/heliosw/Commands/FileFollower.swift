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
    var identities: [FileIdentity] = []
    var printed = 0
    while true {
      _ = try follower.poll()
      if document == nil, follower.parts.isEmpty { _ = try LogDocument(path) }
      if let part = follower.parts.last, !identities.contains(part.identity) {
        if part.isContinuation, let document {
          try await document.goOn(in: part)
        } else {
          document = LogDocument(part)
          printed = 0
        }
        identities.append(part.identity)
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
