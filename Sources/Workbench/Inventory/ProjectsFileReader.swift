import SystemPackage
import TOMLKit

/// Reads the tables of a projects file by hand, so that each complaint names file, line and key.
struct ProjectsFileReader {
  private let path: FilePath
  private let lines: TOMLLines
  private let document: TOMLTable
  private let projects: TOMLTable?

  /// The names of the projects, in the order of the file.
  let names: [String]

  init(text: String, path: FilePath) throws(Problem) {
    self.path = path
    guard !text.utf8.contains(0) else {
      throw Problem(.usage, "\(path) can't be read: it holds a NUL byte, so it is no TOML.")
    }
    do {
      document = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw Problem(
        .usage, "\(path):\(error.source.begin.line) can't be read as TOML: \(error.description).")
    } catch {
      throw Problem(.usage, "\(path) can't be read as TOML: \(error).")
    }
    lines = TOMLLines(text)
    let value = document["project"]
    projects = value?.table
    names = projects == nil ? [] : lines.names(below: ["project"])
    if let value, projects == nil { throw complaint(["project"], "a table", value) }
  }

  /// Reads one project.
  func consolidation(named name: String) throws(Problem) -> Consolidation {
    let key = ["project", name]
    guard let component = FilePath.Component(name), component.kind == .regular else {
      throw Problem(
        .usage, "\(place(of: key)): the project's name \"\(name)\" can't be the name of a folder.")
    }
    guard let value = projects?[name] else { throw unreadable(key) }
    guard let table = value.table else { throw complaint(key, "a table", value) }
    var row = Consolidation(name: name, path: FilePath(root: nil, [component]))
    row.github = try string("github", of: table, at: key)
    row.url = try string("url", of: table, at: key)
    row.usesSSH = try flag("use_ssh", of: table, at: key)
    row.rev = try string("rev", of: table, at: key)
    row.formerCommit = try string("commit", of: table, at: key)
    row.autoUpdate = try flag("auto_update", of: table, at: key)
    row.unlessEnvironment = try string("unless_env", of: table, at: key)
    row.writesSiteScript = try flag("site_sh", of: table, at: key)
    row.buildsWithCargo = try flag("cargo_build", of: table, at: key)
    row.usesDebugProfile = try flag("use_debug", of: table, at: key)
    row.installsToolchain = try flag("cargo_toolchain", of: table, at: key)
    row.fixups = try fixups(of: table, at: key)
    return row
  }

  private func fixups(
    of table: TOMLTable, at key: [String]
  ) throws(Problem) -> [Consolidation.Fixup] {
    let key = key + ["fixup"]
    guard let value = table["fixup"] else { return [] }
    guard let array = value.array else { throw complaint(key, "an array of tables", value) }
    var fixups: [Consolidation.Fixup] = []
    for index in 0..<array.count {
      let key = key + [String(index)]
      guard let entry = array[index].table else { throw complaint(key, "a table", array[index]) }
      guard let from = try string("from_commit", of: entry, at: key) else {
        throw missing(key, "from_commit")
      }
      guard let to = try string("to_branch", of: entry, at: key) else {
        throw missing(key, "to_branch")
      }
      fixups.append(Consolidation.Fixup(fromCommit: from, toBranch: to))
    }
    return fixups
  }
}

extension ProjectsFileReader {
  private static let known: Set<String> = [
    "github", "url", "use_ssh", "rev", "commit", "auto_update", "unless_env", "site_sh",
    "cargo_build", "use_debug", "cargo_toolchain", "fixup",
  ]

  /// The keys of a project that no version of helios-build knows.
  func unknownKeys(ofProject name: String) -> [String] {
    lines.names(below: ["project", name]).filter { !Self.known.contains($0) }
  }

  /// The keys of the whole file that no version of helios-build knows.
  var unknownKeys: [ProjectsFile.UnknownKey] {
    let tops = lines.names(below: []).filter { $0 != "project" }.map { [$0] }
    let inner = names.flatMap { name in
      unknownKeys(ofProject: name).map { ["project", name, $0] }
    }
    return (tops + inner)
      .map { ProjectsFile.UnknownKey(name: dotted($0), line: lines.line(of: $0) ?? 1) }
      .sorted { $0.line < $1.line }
  }
}

extension ProjectsFileReader {
  private func string(
    _ name: String, of table: TOMLTable, at key: [String]
  ) throws(Problem) -> String? {
    guard let value = table[name] else { return nil }
    guard let string = value.string else { throw complaint(key + [name], "a string", value) }
    return string
  }

  private func flag(
    _ name: String, of table: TOMLTable, at key: [String]
  ) throws(Problem) -> Bool {
    guard let value = table[name] else { return false }
    guard let flag = value.bool else { throw complaint(key + [name], "true or false", value) }
    return flag
  }

  private func complaint(
    _ key: [String], _ wanted: String, _ value: any TOMLValueConvertible
  ) -> Problem {
    Problem(
      .usage, "\(place(of: key)): \(dotted(key)) must be \(wanted), and is \(article(value.type)).")
  }

  private func missing(_ key: [String], _ name: String) -> Problem {
    Problem(.usage, "\(place(of: key)): \(dotted(key)) has no \(name).")
  }

  private func unreadable(_ key: [String]) -> Problem {
    Problem(.usage, "\(place(of: key)): \(dotted(key)) can't be read.")
  }

  private func place(of key: [String]) -> String {
    "\(path):\(lines.line(of: key) ?? 1)"
  }

  private func dotted(_ key: [String]) -> String { key.joined(separator: ".") }

  private func article(_ type: TOMLType) -> String {
    let noun = type == .bool ? "boolean" : type.description
    return (["a", "e", "i", "o", "u"].contains(noun.prefix(1)) ? "an " : "a ") + noun
  }
}
