/// A line of time(1): `real    32:32.9`, `user  1:24:27.1`, or nightly's `real    1:36:57`.
struct ElapsedTime: Hashable, Sendable {
  /// Which of the three times it is.
  enum Measure: String, Sendable {
    case real, user, sys
  }

  var measure: Measure
  var duration: Duration

  /// Reads a line; nil if it is anything else.
  init?(line: UnsafeRawBufferPointer) {
    guard (8...40).contains(line.count), let word = Measure(rawValue: ElapsedTime.word(of: line))
    else { return nil }
    let text = String(decoding: line.dropFirst(word.rawValue.utf8.count), as: UTF8.self)
    guard let first = text.first, first == " " || first == "\t" else { return nil }
    guard let duration = ElapsedTime.duration(text[...].trimmed) else { return nil }
    measure = word
    self.duration = duration
  }

  private static func word(of line: UnsafeRawBufferPointer) -> String {
    String(decoding: line.prefix { $0 > 0x20 }, as: UTF8.self)
  }

  /// Reads hours, minutes and seconds with or without tenths; the larger parts may be missing.
  private static func duration(_ text: Substring) -> Duration? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), let last = parts.last else { return nil }
    let seconds = last.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(seconds.count), let whole = Int64(seconds[0]), whole >= 0,
      whole < 100_000
    else { return nil }
    var total = Duration.seconds(whole)
    if seconds.count == 2 {
      guard (1...9).contains(seconds[1].count), let fraction = Double("0.\(seconds[1])") else {
        return nil
      }
      total += .milliseconds(Int64((fraction * 1000).rounded()))
    }
    var unit: Int64 = 60
    for part in parts.dropLast().reversed() {
      guard let value = Int64(part), (0..<100_000).contains(value) else { return nil }
      total += .seconds(value * unit)
      unit *= 60
    }
    return total
  }
}

extension Substring {
  /// The same without blanks and tabs around it.
  var trimmed: Substring {
    var rest = drop { $0 == " " || $0 == "\t" }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return rest
  }
}
