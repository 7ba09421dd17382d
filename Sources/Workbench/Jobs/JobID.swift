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

  /// Older first.
  public static func < (one: JobID, other: JobID) -> Bool { one.name < other.name }
}
