/// What a line is by its looks alone, whatever the phase: a directory entered, a mark of dmake's
/// jobs, a command.
///
/// - Source: `cd X; pwd; $(MAKE)` in the gate's makefiles, usr/src/cmd/make/bin/parallel.cc
///   (`-->`), and cw(1ONBLD), which prints `+ ` before each compiler that it runs.
enum LineShape {
  /// How many bytes of a line are looked at.
  static let headLength = 4096

  /// What a line is.
  ///
  /// - Parameters:
  ///   - head: The line's first bytes.
  ///   - isWhole: Whether they are all of it.
  static func kinds(of head: UnsafeRawBufferPointer, isWhole: Bool) -> LineKinds {
    guard let first = head.first else { return [] }
    if isWhole, first == UInt8(ascii: "/"), isDirectory(head) { return .directory }
    if isWhole, isJobMark(head) { return .jobMark }
    return isCommand(head) ? .command : []
  }

  /// Whether a line is an absolute path in a source tree, alone.
  static func isDirectory(_ line: UnsafeRawBufferPointer) -> Bool {
    guard line.count <= 1024, !line.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: ":") })
    else { return false }
    let source = Array("/usr/src".utf8)
    guard let found = line.firstIndex(of: source) else { return false }
    let behind = found + source.count
    return behind == line.count || line[behind] == UInt8(ascii: "/")
  }

  private static func isJobMark(_ line: UnsafeRawBufferPointer) -> Bool {
    guard line.count <= 320, let arrow = line.firstIndex(of: Array(" --> ".utf8)), arrow > 0,
      !line[..<arrow].contains(where: { $0 <= 0x20 })
    else { return false }
    let words = String(decoding: line[(arrow + 5)...], as: UTF8.self).split(separator: " ")
    guard words.count == 2 else { return false }
    if words[0] == "Job" { return words[1] == "output" || words[1] == "errors" }
    return Int(words[0]) != nil && (words[1] == "job" || words[1] == "jobs")
  }

  private static let tools: Set<String> = [
    "ar", "as", "cc", "cd", "cp", "ctfconvert", "ctfmerge", "cw", "dmake", "elfedit", "g++", "gcc",
    "gmake", "install", "ld", "lex", "ln", "m4", "make", "mcs", "mv", "nawk", "perl", "python3",
    "rm", "rpcgen", "sed", "sh", "strip", "tic", "touch", "yacc",
  ]

  private static func isCommand(_ line: UnsafeRawBufferPointer) -> Bool {
    var rest = line[...]
    if rest.starts(with: "+ ".utf8) { rest = rest.dropFirst(2) }
    let word = rest.prefix(512).prefix { $0 > 0x20 }
    guard !word.isEmpty, word.count < rest.count else { return false }
    let name = word.lastIndex(of: UInt8(ascii: "/")).map { word[($0 + 1)...] } ?? word
    guard name.count <= 16 else { return false }
    return tools.contains(String(decoding: name, as: UTF8.self))
  }
}

extension UnsafeRawBufferPointer {
  /// The first place of some bytes.
  fileprivate func firstIndex(of bytes: [UInt8]) -> Int? {
    guard let first = bytes.first, count >= bytes.count else { return nil }
    return (0...(count - bytes.count)).first { index in
      self[index] == first && self[index...].starts(with: bytes)
    }
  }
}
