import SystemPackage

/// What a job that ran dmake has come to, by what it printed.
public struct JobResult: Hashable, Sendable {
  /// The errors, in their order.
  public var errors: [LoggedError]
  /// What was installed; nil if the job does not say.
  public var changes: ProtoChanges?

  /// How much of the end of the output is searched for the list of what was installed.
  private static let listLimit = 1 << 20

  /// Reads a job's output.
  ///
  /// - Throws: ``LogProblem`` if it can't be read.
  public init(of job: Job) async throws(LogProblem) {
    let file = FilePath(job.folder).appending("out")
    let document = try LogDocument(file)
    while try await !document.advance().isComplete {}
    errors = try await document.errors()
    changes = ProtoChanges(output: Self.end(of: file))
  }

  private static func end(of file: FilePath) -> String {
    // The document has just read it; what can't be read once more has no list.
    guard let descriptor = try? FileDescriptor.open(file, .readOnly) else { return "" }
    defer { try? descriptor.close() }
    guard let size = try? descriptor.seek(offset: 0, from: .end) else { return "" }
    let start = max(0, size - Int64(listLimit))
    var bytes: [UInt8] = []
    while bytes.count < Int(size - start) {
      let offset = start + Int64(bytes.count)
      var part = [UInt8](repeating: 0, count: 1 << 16)
      let count =
        (try? part.withUnsafeMutableBytes {
          try descriptor.read(fromAbsoluteOffset: offset, into: $0)
        }) ?? 0
      guard count > 0 else { break }
      bytes += part[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
