/// Cuts the output of a ``GitScript`` into frames as it arrives.
///
/// A frame is a line `NONCE n begin`, what was printed, a line `NONCE n outcome`, what was said on
/// standard error, and a line `NONCE n end`. Anything between frames is passed over, for a login
/// shell may greet; a frame that never ends is never given.
struct GitFrameReader {
  private let nonce: [UInt8]
  private var buffer: [UInt8] = []
  private var scanned = 0
  private var open: (begin: Marker, outcome: Marker?)?

  private struct Marker {
    var line: Range<Int>
    var number: Int
    var word: String
  }

  init(nonce: String) {
    self.nonce = Array(nonce.utf8)
  }

  /// Takes the next piece of output and returns the frames that it completes.
  mutating func read(_ piece: [UInt8]) -> [GitFrame] {
    buffer += piece
    var frames: [GitFrame] = []
    while let marker = nextMarker() {
      if marker.word == "begin" {
        open = (marker, nil)
      } else if marker.word == "end" {
        if let frame = frame(endingAt: marker) { frames.append(frame) }
        open = nil
      } else if open?.begin.number == marker.number {
        open?.outcome = marker
      }
    }
    if open == nil {
      buffer.removeFirst(scanned)
      scanned = 0
    }
    return frames
  }

  private func frame(endingAt end: Marker) -> GitFrame? {
    guard let begin = open?.begin, let middle = open?.outcome, begin.number == end.number,
      let outcome = GitFrame.Outcome(middle.word)
    else { return nil }
    let output = buffer[begin.line.upperBound..<middle.line.lowerBound].dropLast()
    let errors = buffer[middle.line.upperBound..<end.line.lowerBound].dropLast()
    return GitFrame(
      number: begin.number, outcome: outcome, output: Array(output),
      errors: String(decoding: errors, as: UTF8.self))
  }
}

extension GitFrameReader {
  /// Finds the next whole line of the form `NONCE n word`; what is before it has been looked at
  /// then.
  private mutating func nextMarker() -> Marker? {
    while let newline = buffer[scanned...].firstIndex(of: Byte.newline) {
      let line = scanned..<newline
      scanned = newline + 1
      guard buffer[line].starts(with: nonce) else { continue }
      let words = String(decoding: buffer[line], as: UTF8.self).split(separator: " ")
      if words.count == 3, let number = Int(words[1]) {
        return Marker(line: line.lowerBound..<scanned, number: number, word: String(words[2]))
      }
    }
    return nil
  }
}
