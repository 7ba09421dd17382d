/// The name of a job's folder: `<UTC stamp>-<recipe>-<4 hex>`, which sorts by time.
public struct JobID: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// The whole name.
  public var name: String

  /// Takes a name that is already there.
  public init(_ name: String) {
    self.name = name
  }

  /// A new name.
  ///
  /// - Parameters:
  ///   - milliseconds: Since 1970.
  ///   - recipe: The recipe's name.
  ///   - chance: Tells jobs of one millisecond apart; 0 to 63.
  public init(milliseconds: Int, recipe: String, chance: UInt16) {
    let part = UInt16(milliseconds % 1000)
    self.init(moment: milliseconds / 1000, recipe: recipe, salt: part << 6 | chance & 63)
  }

  /// A name for a job of a second.
  ///
  /// - Parameters:
  ///   - moment: Seconds since 1970.
  ///   - recipe: The recipe's name.
  ///   - salt: Tells jobs of one second apart.
  public init(moment: Int, recipe: String, salt: UInt16) {
    let hex = String(salt, radix: 16)
    let padding = String(repeating: "0", count: 4 - hex.count)
    name =
      "\(CalendarStamp(secondsSince1970: moment).compact)-\(recipe.replacing(" ", with: "-"))-\(padding)\(hex)"
  }

  /// When the job was started, in seconds since 1970, as its name says.
  public var moment: Int? { CalendarStamp(compact: name.prefix(16))?.secondsSince1970 }

  /// The name.
  public var description: String { name }

  /// Older first; of one second's jobs the hexadecimal end decides, which begins with the part of the second.
  public static func < (one: JobID, other: JobID) -> Bool {
    let (one, other) = (one.name, other.name)
    return (one.prefix(16), one.suffix(4), one) < (other.prefix(16), other.suffix(4), other)
  }
}
