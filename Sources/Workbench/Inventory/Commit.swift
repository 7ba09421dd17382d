/// One commit, as a line of a list.
public struct Commit: Hashable, Sendable, Codable {
  /// The object id, whole.
  public var id: String
  /// The first paragraph of the message, on one line.
  public var summary: String
  /// The author's name.
  public var author: String
  /// When it was committed, in seconds since 1970.
  public var time: Int

  /// Makes a commit.
  public init(id: String, summary: String, author: String, time: Int) {
    self.id = id
    self.summary = summary
    self.author = author
    self.time = time
  }
}
