/// A moment in UTC, in the forms that job folders use.
public struct CalendarStamp: Hashable, Sendable {
  /// Seconds since 1970.
  public var secondsSince1970: Int

  /// Makes a stamp.
  public init(secondsSince1970: Int) {
    self.secondsSince1970 = secondsSince1970
  }

  /// Reads `20261123T011500Z`.
  public init?(compact text: some StringProtocol) {
    let digits = text.utf8.filter { (48...57).contains($0) }
    guard text.utf8.count == 16, text.hasSuffix("Z"), digits.count == 14,
      text.dropFirst(8).first == "T"
    else { return nil }
    self.init(digits: Array(digits))
  }

  /// Reads `2026-11-23T01:15:00Z`.
  public init?(extended text: some StringProtocol) {
    let digits = text.utf8.filter { (48...57).contains($0) }
    guard text.utf8.count == 20, text.hasSuffix("Z"), digits.count == 14 else { return nil }
    self.init(digits: Array(digits))
  }

  /// `20261123T011500Z`.
  public var compact: String {
    let part = parts
    return "\(part.year)\(Self.two(part.month))\(Self.two(part.day))T\(Self.two(part.hour))"
      + "\(Self.two(part.minute))\(Self.two(part.second))Z"
  }

  /// `2026-11-23T01:15:00Z`.
  public var extended: String {
    let part = parts
    return "\(part.year)-\(Self.two(part.month))-\(Self.two(part.day))T\(Self.two(part.hour))"
      + ":\(Self.two(part.minute)):\(Self.two(part.second))Z"
  }

  private init?(digits: [UInt8]) {
    func number(_ range: Range<Int>) -> Int {
      digits[range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
    let month = number(4..<6)
    guard (1...12).contains(month) else { return nil }
    let days = Self.days(year: number(0..<4), month: month, day: number(6..<8))
    secondsSince1970 =
      ((days * 24 + number(8..<10)) * 60 + number(10..<12)) * 60 + number(12..<14)
  }

  private var parts: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    let second = secondsSince1970 % 86400
    // Counted from 1 March of year 0, so that the leap day is the last day of a year.
    let days = secondsSince1970 / 86400 + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shifted + 2) / 5 + 1, second / 3600, second / 60 % 60, second % 60
    )
  }

  /// Days from 1970-01-01, in the Gregorian calendar.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
