import SystemPackage

/// A file as it is there now.
public struct PresentFile: Hashable, Sendable {
  /// The whole text.
  public var contents: String
  /// What `cksum` says of it.
  public var checksum: String

  /// Makes a file.
  public init(contents: String, checksum: String) {
    self.contents = contents
    self.checksum = checksum
  }

  /// Asks for a file; nil if there is none.
  static func probe(_ path: FilePath) -> Probe<PresentFile?> {
    let file = path.quoted
    return Probe("test -f \(file) && cksum <\(file) && cat \(file)") { (answer) throws(Problem) in
      answer.status == 0 ? PresentFile(answer: answer.text) : nil
    }
  }

  /// The checksum stands in the first line.
  private init?(answer: String) {
    guard let end = answer.firstIndex(where: \.isNewline) else { return nil }
    checksum = String(answer[..<end])
    contents = String(answer[answer.index(after: end)...])
  }
}

extension PresentFile? {
  /// What a new text changes, a line each; nothing if there is no file, or the same.
  func changes(to contents: String) -> [String] {
    guard let file = self, file.contents != contents else { return [] }
    return ["What this changes in the file that is there, which is kept in the job's folder:"]
      + LineDifference(from: file.contents, to: contents).lines
  }

  /// What must still be so when a file that was shown is replaced, or used as it is.
  func requirements(at path: FilePath) -> [Step.Requirement] {
    guard let file = self else { return [] }
    let name = path.lastComponent?.string ?? path.string
    return [
      .init("\(name) has changed since this plan was made", .checksum(path, file.checksum))
    ]
  }
}

extension Step {
  /// What is said of a file's undo.
  static let oldFileIsKept = Undo.none("an older file that differs is kept in the job's folder.")
}
