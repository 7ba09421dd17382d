/// A few numbers as a line of little bars, the newest at the right.
public struct Sparkline: Hashable, Sendable {
  /// The numbers; nothing where one is not known.
  public var values: [Double?]

  /// Makes a line.
  public init(_ values: [Double?]) { self.values = values }

  /// The signs of the last numbers that have room: the lowest level is 0, the highest the greatest
  /// of them.
  public func signs(columns: Int, _ glyphs: Glyphs) -> String {
    let shown = values.suffix(max(0, columns))
    let greatest = shown.reduce(0) { max($0, $1 ?? 0) }
    return String(
      shown.map { value -> Character in
        guard let value, value.isFinite, value >= 0, !glyphs.chart.isEmpty else { return " " }
        let part = greatest > 0 ? value / greatest : 0
        return glyphs.chart[min(glyphs.chart.count - 1, Int(part * Double(glyphs.chart.count)))]
      })
  }
}
