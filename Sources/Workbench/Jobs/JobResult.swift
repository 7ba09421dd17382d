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
    let document = try LogDocument(file, beginsIn: Self.phase(ofOutput: file))
    while try await !document.advance().isComplete {}
    errors = try await document.errors()
    changes = ProtoChanges(output: Self.end(of: file))
  }

  /// The phase of nightly's whose rules a job's output is read by; nil for those of the source.
  ///
  /// - Parameter file: `out` in a job's folder, or any other log.
  public static func phase(ofOutput file: FilePath) -> PhaseKind? {
    guard file.lastComponent == "out" else { return nil }
    let folder = file.removingLastComponent().lastComponent?.string ?? ""
    // Stamp, recipe and four digits, with `-` between.
    switch folder.dropFirst(17).dropLast(5) {
    case Substring(Check.name): return .check
    case Substring(Packages.name): return .packages(nil)
    default: return nil
    }
  }

  private static func end(of file: FilePath) -> String {
    // The document has just read it; what can't be read once more has no list.
    guard let log = try? LogFile(file), let size = try? log.size(),
      let bytes = try? log.bytes(
        at: max(0, size - Int64(listLimit)), count: Int(min(size, Int64(listLimit))))
    else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }
}
