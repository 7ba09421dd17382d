import FoundationEssentials
import Workbench

/// The JSON that commands print: one object, keys sorted, unknown values as null.
enum JSON {
  /// A value as JSON text.
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

extension JSON {
  /// A value under its name, as the only one beside the format.
  static func text(_ name: String, _ value: some Encodable) throws -> String {
    try text(Named(name: name, value: value))
  }

  private struct Named<Value: Encodable>: Encodable {
    var name: String
    var value: Value

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      try container.encode(1, forKey: Name(stringValue: "format"))
      try container.encode(value, forKey: Name(stringValue: name))
    }
  }

  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension JSON {
  /// A value as JSON on one line.
  static func line(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

/// A value that is encoded as null where it is not known, instead of being left out.
struct Known<Value: Encodable>: Encodable {
  /// The value, if it is known.
  var value: Value?

  init(_ value: Value?) {
    self.value = value
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}

extension Known<String> {
  /// A moment, if it is known: seconds since 1970.
  init(moment: Int?) {
    self.init(moment.map { CalendarStamp(secondsSince1970: $0).extended })
  }
}
