import SystemPackage

/// Words for a POSIX shell.
enum ShellWord {
  /// Returns a word that any POSIX shell reads as exactly this path.
  static func quoted(_ path: FilePath) -> String {
    let bytes = path.bytes
    guard let text = String(validating: bytes, as: UTF8.self) else { return printed(bytes) }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
      + "'"
  }

  /// A script is text, and these bytes are none: the shell makes them itself.
  private static func printed(_ bytes: [UInt8]) -> String {
    let escapes = bytes.map { byte in
      let digits = String(byte, radix: 8)
      return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    }
    return "\"$(printf '\(escapes.joined())')\""
  }
}
