/// Commands to be pasted on another machine, in sections.
public struct CommandPage: Hashable, Sendable {
  /// A command, and what it is for.
  public struct Line: Hashable, Sendable {
    /// What it is for, in a sentence.
    public var why: String
    /// The command, as it is typed.
    public var command: String

    /// Makes a line.
    public init(_ why: String, _ command: String) {
      self.why = why
      self.command = command
    }
  }

  /// Commands that belong together.
  public struct Section: Hashable, Sendable {
    /// What they do together, or when.
    public var title: String
    /// The commands, in their order.
    public var lines: [Line]

    /// Makes a section.
    public init(_ title: String, _ lines: [Line]) {
      self.title = title
      self.lines = lines
    }
  }

  /// The sections.
  public var sections: [Section]

  /// All of it as plain text that a shell can take: titles and reasons are comments.
  public var text: String {
    sections.map { section in
      "# --- \(section.title)\n"
        + section.lines.map { "# \($0.why)\n\($0.command)" }.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}
