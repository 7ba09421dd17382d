/// Tells which directory make was in when it said something, by the lines around.
///
/// The first `Current working directory` behind an error counts, as long as no other job's output and
/// no other phase has begun; else the last directory that make entered before, under the same limits.
struct DirectoryTracker {
  /// How many lines behind an error are looked at.
  static let reach = 200

  /// What is known of an error's directory.
  struct Answer: Hashable, Sendable {
    /// The number of the line that was asked about.
    var line: Int
    /// The directory; nil if the log does not tell.
    var directory: String?
  }

  /// The errors whose directory is known, or will never be; in no order.
  private(set) var answers: [Answer] = []
  /// Errors that a later line may still place, with the directory entered before them.
  private var open: [Answer] = []
  private var entered: String?

  /// Whether nothing is left to find out.
  var isSettled: Bool { open.isEmpty }

  /// Asks about a line, once it has been taken.
  mutating func ask(_ line: Int) {
    open.append(Answer(line: line, directory: entered))
  }

  /// Takes the next line.
  mutating func take(_ number: Int, _ kinds: LineKinds, _ head: [UInt8]) {
    if !kinds.isDisjoint(with: [.banner, .jobMark]) {
      settle()
      entered = nil
    } else if kinds.contains(.directory) {
      entered = String(decoding: head, as: UTF8.self)
    } else if !open.isEmpty, let directory = ComponentPath.workingDirectory(head) {
      for index in open.indices { open[index].directory = directory }
      settle()
    } else if let first = open.first, number - first.line > DirectoryTracker.reach {
      settle()
    }
  }

  /// Gives up waiting for later lines.
  mutating func settle() {
    answers += open
    open = []
  }
}
