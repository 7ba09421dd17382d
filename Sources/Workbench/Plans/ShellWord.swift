import SystemPackage

/// Quoting of words for a POSIX shell.
public enum ShellWord {
  /// The word as a POSIX shell reads it back, byte for byte.
  ///
  /// Words of safe characters stay as they are; all others stand between single quotes, where only the quote itself needs
  /// care. A NUL can't be part of any argument and is dropped, as `execve` would end the word there.
  public static func quoted(_ word: some StringProtocol) -> String {
    let isSafe = !word.isEmpty && word.unicodeScalars.allSatisfy(safe.contains)
    guard !isSafe else { return String(word) }
    return "'" + word.filter { $0 != "\0" }.replacing("'", with: "'\\''") + "'"
  }

  /// The path as a POSIX shell reads it back, byte for byte, also where it is no UTF-8.
  public static func quoted(_ path: FilePath) -> String {
    let bytes = path.withPlatformString {
      Array(UnsafeBufferPointer(start: $0, count: path.length))
    }
    .map { UInt8(bitPattern: $0) }
    if let text = String(validating: bytes, as: UTF8.self) { return quoted(text) }
    // A script is text, and these bytes are none: the shell makes them itself.
    let escapes = bytes.map { byte in
      let digits = String(byte, radix: 8)
      return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    }
    return "\"$(printf '\(escapes.joined())')\""
  }

  /// The words, quoted and separated by blanks.
  public static func joined(_ words: [String]) -> String {
    words.map { quoted($0) }.joined(separator: " ")
  }

  private static let safe = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./:@%+,-".unicodeScalars)
}
