import SystemPackage

@testable import Workbench

/// The logs and summaries that the tests read.
enum LogFixture {
  /// The folder with the logs.
  static let folder = FilePath(#filePath)
    .removingLastComponent().removingLastComponent().appending("Fixtures/nightly")

  /// The path of a fixture.
  static func path(_ name: String) -> FilePath {
    folder.pushing(FilePath(name))
  }

  /// The bytes of a fixture.
  static func bytes(_ name: String) throws -> [UInt8] {
    let file = try LogFile(path(name))
    return try file.bytes(at: 0, count: Int(try file.size()))
  }
}

extension LogDocument {
  /// Reads a log to its end.
  func advanceToEnd() async throws -> LogStatus {
    var status = try await advance()
    while !status.isComplete { status = try await advance() }
    return status
  }

  /// The text of all lines.
  func allText() throws -> [String] {
    try lines(0..<readableLines, bytes: 0..<100_000).map(\.text)
  }
}
