/// What a script on a machine answered.
public struct ScriptAnswer: Hashable, Sendable {
  /// The exit status; 128 and the signal's number if a signal ended it.
  public var status: Int32
  /// Standard output.
  public var output: [UInt8]
  /// Standard error, its first 64 KiB.
  public var errors: [UInt8]

  /// Makes an answer.
  public init(status: Int32, output: [UInt8], errors: [UInt8]) {
    self.status = status
    self.output = output
    self.errors = errors
  }

  /// Standard output as text; bytes that are no UTF-8 become U+FFFD.
  public var text: String { String(decoding: output, as: UTF8.self) }
  /// Standard error as text, without its last line break.
  public var complaint: String {
    var text = String(decoding: errors, as: UTF8.self)
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}

/// Why a script could not be asked.
public enum TransportFailure: Error, Hashable, Sendable {
  /// The shell could not be started.
  case notStarted(String)
  /// The deadline passed; the script was ended.
  case deadline(Duration)
  /// The answer is longer than it may be, in bytes.
  case tooLong(Int)
}

/// A way to run a script on a machine: always `/bin/sh -s`, the script on its standard input.
public protocol Transport: ScriptRunner {
  /// Runs a script and waits for its end.
  ///
  /// - Parameters:
  ///   - script: POSIX shell; it is wrapped so that no child can read it as input.
  ///   - deadline: After this the script and its group are ended.
  func run(_ script: String, deadline: Duration) async throws(TransportFailure) -> ScriptAnswer
}

extension Transport {
  /// The script as one function that is read whole before anything runs, its input empty.
  static func wrapped(_ script: String) -> String {
    "main() {\n\(script)\n}\nmain </dev/null\n"
  }
}
