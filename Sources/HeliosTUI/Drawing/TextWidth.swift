/// The columns that a text takes on a surface from column 0 on, neutralised as
/// ``Surface/write(_:column:row:as:limit:)`` does it.
public func textWidth(_ text: some StringProtocol) -> Int {
  var width = 0
  forEachPiece(of: text) { _, columns, _ in
    width += columns
    return true
  }
  return width
}

/// The columns that a line of raw bytes takes, as
/// ``Surface/write(bytes:column:row:as:skipping:taking:highlights:)`` draws it.
public func textWidth(bytes: UnsafeBufferPointer<UInt8>) -> Int {
  let plain = UTF8Reader.printableRun(in: bytes)
  var width = plain
  let end = bytes.last == 0x0D ? bytes.count - 1 : bytes.count
  Neutral.walk(UnsafeBufferPointer(rebasing: bytes[..<end]), from: plain, column: plain) {
    _, columns, _ in
    width += columns
    return true
  }
  return width
}

/// Whether a text takes at most so many columns; looks at no more of it than that.
func textWidth(_ text: some StringProtocol, isAtMost limit: Int) -> Bool {
  var width = 0
  forEachPiece(of: text) { _, columns, _ in
    width += columns
    return width <= limit
  }
  return width <= limit
}

/// The columns of the longest beginning of a text that takes at most so many and cuts no character.
func textWidth(ofPrefixOf text: some StringProtocol, atMost limit: Int) -> Int {
  var width = 0
  forEachPiece(of: text) { _, columns, _ in
    guard width + columns <= limit else { return false }
    width += columns
    return true
  }
  return width
}

/// A text made harmless for a terminal: what a surface would show, as a string.
public func neutralised(_ text: some StringProtocol) -> String {
  var result = ""
  forEachPiece(of: text) { scalar, _, _ in
    result.unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
    return true
  }
  return result
}

/// Walks over a text's pieces as they are drawn.
func forEachPiece(
  of text: some StringProtocol, _ take: (_ scalar: UInt32, _ width: Int, _ offset: Int) -> Bool
) {
  let done: Void? = text.utf8.withContiguousStorageIfAvailable { Neutral.walk($0, take) }
  if done == nil { Array(text.utf8).withUnsafeBufferPointer { Neutral.walk($0, take) } }
}
