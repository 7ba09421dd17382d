@testable import HeliosTUI

/// What a drawing looks like, as text.
func picture(
  columns: Int, rows: Int, glyphs: Glyphs = .unicode, _ draw: (inout Surface) -> Void
) -> String {
  drawn(columns: columns, rows: rows, glyphs: glyphs, draw).text
}

/// A surface with a drawing on it.
func drawn(
  columns: Int, rows: Int, glyphs: Glyphs = .unicode, _ draw: (inout Surface) -> Void
) -> Surface {
  var surface = Surface(size: Size(columns: columns, rows: rows), glyphs: glyphs)
  draw(&surface)
  return surface
}

extension Surface {
  /// The runs of a row as `role:text`, those of plain blanks left out.
  func roles(row: Int) -> [String] {
    runs(row: row)
      .filter { $0.role != .plain || $0.text.contains { $0 != " " } }
      .map { "\($0.role.name):\($0.text)" }
  }
}

extension String {
  /// Lets a test hand bytes to what reads bytes.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    Array(utf8).withUnsafeBufferPointer(body)
  }
}
