/// One answer out of the output of a ``GitScript``.
struct GitFrame: Hashable, Sendable {
  /// The clone's place in the script, from 1; 0 is the frame with the times of the last fetches.
  var number: Int
  /// What became of the question.
  var outcome: Outcome
  /// What was printed, without the last newline.
  var output: [UInt8]
  /// What was said on standard error.
  var errors: String

  /// What became of a question.
  enum Outcome: Hashable, Sendable {
    /// Nothing stands at the path.
    case absent
    /// A file, or something else that is no folder, stands at the path.
    case notAFolder
    /// A symbolic link to nothing stands at the path.
    case danglingLink
    /// git, or the shell on its way to it, ended with this status.
    case answered(status: Int)
  }
}

extension GitFrame.Outcome {
  /// Reads the word that the script writes behind a clone's number.
  init?(_ word: some StringProtocol) {
    switch word {
    case "absent": self = .absent
    case "file": self = .notAFolder
    case "link": self = .danglingLink
    default:
      guard let status = Int(word) else { return nil }
      self = .answered(status: status)
    }
  }
}
