import FoundationEssentials
import SystemPackage
import Testing

/// The arrows between the modules, read from the import lines of every source file.
@Suite struct LayeringTests {
  private static let sources = ProgramUnderTest.checkout.appending("Sources")

  /// A file of ours and the modules it imports.
  private struct File {
    var path: String
    var imports: Set<String>
  }

  private static func files(of module: String) throws -> [File] {
    let folder = sources.appending(module)
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.string)
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      let text = try folder.appending(name).text()
      return File(path: "\(module)/\(name)", imports: imports(in: text))
    }
  }

  /// The modules that a text imports, whatever stands before the word.
  static func imports(in text: String) -> Set<String> {
    var modules: Set<String> = []
    for line in text.split(separator: "\n") {
      var words = line.split(whereSeparator: \.isWhitespace).map(String.init)[...]
      words = words.drop { prefixes.contains($0) || $0.hasPrefix("@") }
      guard words.popFirst() == "import" else { continue }
      words = words.drop { kinds.contains($0) }
      if let name = words.first { modules.insert(String(name.prefix { $0 != "." })) }
    }
    return modules
  }

  private static let kinds: Set = [
    "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
  ]
  private static let prefixes: Set = ["public", "internal", "private", "fileprivate", "package"]

  @Test(arguments: [
    ("import Glibc", "Glibc"), ("  import Darwin", "Darwin"), ("@testable import A", "A"),
    ("public import struct B.C", "B"), ("@_exported import D", "D"),
    ("// import F", ""), ("let text = \"import G\"", ""), ("important H", ""),
  ])
  func anImportLineIsUnderstood(line: String, module: String) {
    #expect(Self.imports(in: line) == (module == "" ? [] : [module]))
  }

  @Test func theToolkitKnowsTheTerminalAndNothingElse() throws {
    let allowed: Set = [
      "CNcurses", "CPlatform", "Glibc", "Darwin", "Dispatch", "Synchronization",
      "FoundationEssentials",
    ]
    for file in try Self.files(of: "HeliosTUI") {
      #expect(file.imports.subtracting(allowed).isEmpty, "\(file.path)")
    }
  }

  @Test func theWorkbenchKnowsNoScreenAndNoCommandLine() throws {
    let forbidden: Set = ["HeliosTUI", "CNcurses", "ArgumentParser", "heliosw"]
    for file in try Self.files(of: "Workbench") {
      #expect(file.imports.isDisjoint(with: forbidden), "\(file.path)")
    }
  }

  @Test func theProgramReachesCLibrariesOnlyThroughItsModules() throws {
    for file in try Self.files(of: "heliosw") {
      #expect(file.imports.isDisjoint(with: ["CNcurses", "CGit2", "CPCRE2"]), "\(file.path)")
    }
  }

  @Test(arguments: [
    ("CNcurses", "HeliosTUI/Terminal/Curses.swift"),
    ("CGit2", "Workbench/Inventory/Git2Repository.swift"),
  ])
  func aCLibraryIsImportedByOneFile(library: String, path: String) throws {
    let all = try ["HeliosTUI", "Workbench", "heliosw"].flatMap { try Self.files(of: $0) }
    #expect(all.filter { $0.imports.contains(library) }.map(\.path) == [path])
  }

  @Test func theDatabaseStaysInsideItsFolder() throws {
    let all = try ["HeliosTUI", "Workbench", "heliosw"].flatMap { try Self.files(of: $0) }
    let users = all.filter { !$0.imports.isDisjoint(with: ["GRDB", "GRDBSQLite"]) }.map(\.path)
    #expect(!users.isEmpty)
    for path in users { #expect(path.hasPrefix("Workbench/History/")) }
  }

  @Test func noFileUsesWhatWaitsForGrandchildrenOrStopsTheWorld() throws {
    for module in ["HeliosTUI", "Workbench", "heliosw"] {
      for file in try Self.files(of: module) {
        #expect(!file.imports.contains("Foundation"), "\(file.path)")
        let text = try Self.sources.appending(file.path).text()
        for word in ["try!", "as!", "fatalError(", "unsafelyUnwrapped"] {
          #expect(!text.contains(word), "\(file.path): \(word)")
        }
      }
    }
  }

  @Test func theEventLoopIsFreeOfClocksFilesAndTasks() throws {
    let forbidden = [
      "Task {", "Task.detached", "ContinuousClock", "FileManager", "time(nil)", "await ",
    ]
    let files = try Self.files(of: "heliosw").filter { file in
      let name = file.path.split(separator: "/").last ?? ""
      return file.path.contains("/Panels/") || file.path.contains("/Overlays/")
        || (file.path.contains("/App/") && !name.hasPrefix("Engine") && name != "Screenshot.swift")
    }
    #expect(files.count > 20)
    // What the engine looks at a gate with.
    let engines = ["BuildWatch.swift", "Gate+Logs.swift"]
    for file in files where !engines.contains(where: { file.path.hasSuffix($0) }) {
      let text = try Self.sources.appending(file.path).text()
      for word in forbidden { #expect(!text.contains(word), "\(file.path): \(word)") }
    }
  }
}
