import TOMLKit

/// Where each key of a TOML text stands: the line numbers, and the order, that the parser does not
/// keep.
///
/// It walks texts that the parser has accepted; of any other it knows the keys up to the first
/// thing it can't follow.
struct TOMLLines {
  /// A key, or the header of a table.
  struct Entry: Hashable {
    /// The names from the top of the document; entries of arrays by their number, from 0.
    var path: [String]
    /// The line, counted from 1.
    var line: Int
  }

  /// Every key and header, in the order of the text.
  private(set) var entries: [Entry] = []
  private let text: [UInt8]
  private var position = 0
  private var line = 1
  private var arrayCounts: [[String]: Int] = [:]

  init(_ text: String) {
    self.text = Array(text.utf8)
    scan()
  }

  /// The line where a key first stands, or else the nearest key above it.
  func line(of path: [String]) -> Int? {
    var path = path[...]
    while !path.isEmpty {
      if let entry = entries.first(where: { $0.path.starts(with: path) }) { return entry.line }
      path = path.dropLast()
    }
    return nil
  }

  /// The names right below a table, each once, in the order of the text.
  func names(below path: [String]) -> [String] {
    var seen: Set<String> = []
    return entries.compactMap { entry in
      guard entry.path.count > path.count, entry.path.starts(with: path) else { return nil }
      let name = entry.path[path.count]
      return seen.insert(name).inserted ? name : nil
    }
  }
}

extension TOMLLines {
  private var current: UInt8? { position < text.count ? text[position] : nil }

  private mutating func advance() {
    if current == UInt8(ascii: "\n") { line += 1 }
    position += 1
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    advance()
    return true
  }

  /// Passes over blanks, line ends and comments.
  private mutating func skipSpace() {
    while let byte = current {
      if byte == UInt8(ascii: "#") {
        while let byte = current, byte != UInt8(ascii: "\n") { advance() }
      } else if byte == UInt8(ascii: " ") || (9...13).contains(byte) {
        advance()
      } else {
        return
      }
    }
  }

  private mutating func scan() {
    var table: [String] = []
    skipSpace()
    while current != nil {
      let start = line
      if take(UInt8(ascii: "[")) {
        let isArray = take(UInt8(ascii: "["))
        guard var path = key() else { return }
        guard take(UInt8(ascii: "]")), !isArray || take(UInt8(ascii: "]")) else { return }
        if isArray {
          let index = arrayCounts[path, default: 0]
          arrayCounts[path] = index + 1
          path.append(String(index))
        }
        table = path
        entries.append(Entry(path: path, line: start))
      } else {
        guard pair(in: table) else { return }
      }
      skipSpace()
    }
  }

  /// Reads `key = value`, and returns whether it could.
  private mutating func pair(in table: [String]) -> Bool {
    let start = line
    guard let name = key(), take(UInt8(ascii: "=")) else { return false }
    entries.append(Entry(path: table + name, line: start))
    return value(of: table + name)
  }

  /// Reads a key, dotted or not, with the blanks around it.
  private mutating func key() -> [String]? {
    var names: [String] = []
    repeat {
      skipBlanks()
      guard let name = simpleKey() else { return nil }
      names.append(name)
      skipBlanks()
    } while take(UInt8(ascii: "."))
    return names
  }

  private mutating func skipBlanks() {
    while let byte = current, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { advance() }
  }

  private mutating func simpleKey() -> String? {
    let start = position
    if let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      guard string(quote) else { return nil }
      return decoded(text[start..<position])
    }
    while let byte = current, Self.isBare(byte) { advance() }
    return start == position ? nil : String(decoding: text[start..<position], as: UTF8.self)
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default:
      byte >= 0x80
    }
  }

  /// Lets the parser itself take a quoted key's escapes apart.
  private func decoded(_ quoted: ArraySlice<UInt8>) -> String? {
    let text = "key = " + String(decoding: quoted, as: UTF8.self)
    // A string that the parser refuses is no key either.
    return (try? TOMLTable(string: text))?["key"]?.string
  }
}

extension TOMLLines {
  /// Passes over a value, notes the keys in it, and returns whether it could.
  private mutating func value(of path: [String]) -> Bool {
    skipBlanks()
    switch current {
    case UInt8(ascii: "\""): return string(UInt8(ascii: "\""))
    case UInt8(ascii: "'"): return string(UInt8(ascii: "'"))
    case UInt8(ascii: "["): return array(of: path)
    case UInt8(ascii: "{"): return inlineTable(of: path)
    default:
      let start = position
      let ends = Array(",]}#\n".utf8)
      while let byte = current, !ends.contains(byte) { advance() }
      return position > start
    }
  }

  private mutating func string(_ quote: UInt8) -> Bool {
    let width = text[position...].starts(with: [quote, quote, quote]) ? 3 : 1
    for _ in 0..<width { advance() }
    while let byte = current {
      if byte == quote, text[position...].starts(with: repeatElement(quote, count: width)) {
        for _ in 0..<width { advance() }
        // A multi-line string may end in up to two quotes of its own.
        while width == 3, take(quote) {}
        return true
      }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { advance() }
      advance()
    }
    return false
  }

  private mutating func array(of path: [String]) -> Bool {
    advance()
    var index = 0
    while true {
      skipSpace()
      if take(UInt8(ascii: "]")) { return true }
      entries.append(Entry(path: path + [String(index)], line: line))
      guard current != nil, value(of: path + [String(index)]) else { return false }
      index += 1
      skipSpace()
      _ = take(UInt8(ascii: ","))
    }
  }

  private mutating func inlineTable(of path: [String]) -> Bool {
    advance()
    while true {
      skipSpace()
      if take(UInt8(ascii: "}")) { return true }
      guard pair(in: path) else { return false }
      skipSpace()
      _ = take(UInt8(ascii: ","))
    }
  }
}
