import HeliosTUI
import Workbench

/// One line of a log: a mark for what it is, then its text.
struct LineRow {
  let line: LogLine
  /// Columns scrolled away on the left.
  var left = 0
  /// Whether what finds no room is left out, instead of standing in the next row.
  var isCut = true
  /// What is searched for.
  var search: LineMatcher?
  /// The letter that the user marked it with.
  var letter: Character?

  /// Columns that the mark takes.
  static let margin = 2

  /// Draws the line on a row.
  func draw(on surface: inout Surface, row: Int) {
    surface.write(mark, column: 0, row: row, as: role)
    guard !line.kinds.contains(.environment) else {
      surface.write(line.maskedText, column: Self.margin, row: row, as: role)
      return
    }
    if let letter { surface.write(String(letter), column: 1, row: row, as: .mark) }
    let highlights = (search?.ranges(in: line.bytes, limit: 100) ?? []).map {
      Surface.Highlight(bytes: $0, role: "log.match")
    }
    line.bytes.withUnsafeBufferPointer { bytes in
      _ = surface.write(
        bytes: bytes, column: Self.margin, row: row, as: role, skipping: left,
        highlights: highlights)
    }
    let isLonger =
      line.fullLength > line.bytes.count
      || line.width > left + surface.size.columns - Self.margin
    guard isCut, isLonger else { return }
    surface.write(
      String(surface.glyphs.ellipsis), column: surface.size.columns - 1, row: row, as: .dim)
  }

  /// A letter, so that it is seen without colours.
  private var mark: String {
    if line.kinds.contains(.nightlyError) { return "E" }
    if line.kinds.contains(.ownError) || line.kinds.contains(.stop) { return "!" }
    if line.kinds.contains(.nightlyWarning) { return "W" }
    return ""
  }

  private var role: Role {
    if !line.kinds.isDisjoint(with: [.nightlyError, .ownError, .stop]) { return "log.error" }
    if line.kinds.contains(.nightlyWarning) { return "log.warning" }
    if line.kinds.contains(.banner) { return "log.banner" }
    if line.kinds.contains(.directory) || line.kinds.contains(.jobMark) { return "log.directory" }
    if line.kinds.contains(.command) { return "log.compile" }
    if line.kinds.contains(.environment) { return "log.dim" }
    return "log.plain"
  }
}

extension LogLine {
  /// The line without what may be secret: of the dump of environment variables only the names.
  var maskedText: String {
    guard kinds.contains(.environment) else { return text }
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals > 0,
      bytes[..<equals].allSatisfy(\.isPartOfVariableName)
    else { return "(hidden)" }
    return "\(String(decoding: bytes[...equals], as: UTF8.self))(hidden)"
  }
}

extension UInt8 {
  fileprivate var isPartOfVariableName: Bool {
    (48...57).contains(self) || (65...90).contains(self) || (97...122).contains(self) || self == 95
  }
}
