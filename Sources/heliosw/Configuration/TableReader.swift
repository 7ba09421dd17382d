import FoundationEssentials
import SystemPackage
import TOMLKit
import Workbench

/// Reads a TOML file and names file, line and key in every complaint.
struct TableReader {
  /// The file.
  let file: FilePath
  private let table: TOMLTable

  /// Reads a file.
  ///
  /// - Throws: ``Problem`` for a file that can't be read or is no TOML.
  init(_ file: FilePath) throws(Problem) {
    let text: String
    do {
      text = try String(contentsOfFile: file.string, encoding: .utf8)
    } catch {
      throw Problem(.failed, "\(file) can't be read: \(error.localizedDescription).")
    }
    try self.init(text, file: file)
  }

  /// Reads a text.
  init(_ text: String, file: FilePath) throws(Problem) {
    self.file = file
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw Problem(
        .usage, "\(file):\(error.source.begin.line): \(error.description).",
        hint: "Mend the file, or move it away to get the defaults.")
    } catch {
      throw Problem(.usage, "\(file) is no TOML: \(error).")
    }
  }

  /// The names of the tables in it, or of the keys of one of them.
  func keys(of table: String? = nil) -> [String] {
    guard let table else { return self.table.keys }
    return self.table[table]?.table?.keys ?? []
  }

  /// A text, or nil where the key is missing.
  func text(_ key: String, in table: String? = nil) throws(Problem) -> String? {
    guard let value = value(key, in: table) else { return nil }
    guard let text = value.string else { throw wrong(key, table, "a text between quotes") }
    return text
  }

  /// A text or a list of texts, as a list.
  func texts(_ key: String, in table: String? = nil) throws(Problem) -> [String] {
    guard let value = value(key, in: table) else { return [] }
    if let text = value.string { return [text] }
    guard let array = value.array else { throw wrong(key, table, "a text or a list of texts") }
    var texts: [String] = []
    for element in array {
      guard let text = element.string else { throw wrong(key, table, "a list of texts") }
      texts.append(text)
    }
    return texts
  }

  /// Yes or no, or nil where the key is missing.
  func flag(_ key: String, in table: String? = nil) throws(Problem) -> Bool? {
    guard let value = value(key, in: table) else { return nil }
    guard let flag = value.bool else { throw wrong(key, table, "true or false") }
    return flag
  }

  /// A whole number, or nil where the key is missing.
  func number(_ key: String, in table: String? = nil) throws(Problem) -> Int? {
    guard let value = value(key, in: table) else { return nil }
    guard let number = value.int else { throw wrong(key, table, "a whole number") }
    return number
  }

  /// A complaint about a key.
  func wrong(_ key: String, _ table: String?, _ wanted: String) -> Problem {
    let name = table.map { "\($0).\(key)" } ?? key
    return Problem(.usage, "\(file): \(name) must be \(wanted).")
  }

  private func value(_ key: String, in table: String?) -> TOMLValueConvertible? {
    guard let table else { return self.table[key] }
    return self.table[table]?.table?[key]
  }
}
