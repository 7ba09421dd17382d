/// A moment as date(1) prints it in the C locale, such as `Sat Jul 13 12:48:48 CEST 2024`.
public struct BuildStamp: Hashable, Sendable {
  /// The stamp as it stands in the log.
  public var written: String
  /// The name of the time zone, which alone does not say how far it is from UTC.
  public var zone: String
  /// Seconds since 1970 by the clock on the wall, as if the zone were UTC.
  public var wallSeconds: Int64

  /// Reads a stamp.
  ///
  /// - Returns: nil unless the text is a weekday, a month, a day, a time, a zone and a year.
  public init?(_ text: Substring) {
    let words = text.split(separator: " ")
    guard words.count == 6,
      let month = BuildStamp.months.firstIndex(of: String(words[1])),
      let day = Int64(words[2]), (1...31).contains(day),
      let year = Int64(words[5]), (1970...9999).contains(year)
    else { return nil }
    let time = words[3].split(separator: ":").compactMap { Int64($0) }
    guard time.count == 3, (0..<24).contains(time[0]), (0..<60).contains(time[1]),
      (0...60).contains(time[2])
    else { return nil }
    written = String(text)
    zone = String(words[4])
    let days = BuildStamp.days(year: year, month: Int64(month) + 1, day: day)
    wallSeconds = days * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
  }

  /// How long after another stamp this one is; nil if their zones differ or time ran backwards.
  public func elapsed(since earlier: BuildStamp) -> Duration? {
    guard zone == earlier.zone, wallSeconds >= earlier.wallSeconds else { return nil }
    return .seconds(wallSeconds - earlier.wallSeconds)
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Days since 1970-01-01 in the Gregorian calendar, with March as the year's first month so that
  /// the leap day comes last.
  private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}
