import Foundation
import SystemPackage
import Testing

@testable import Workbench

struct InventoryProjectsFileTests {
  private func read(_ text: String) throws -> ProjectsFile {
    try ProjectsFile(text: text, path: "/h/config/projects.toml")
  }

  private func complaint(about text: String) -> String? {
    #expect(throws: Problem.self) { try read(text) }?.summary
  }

  @Test func theDefaultFileListsTheTwelveInItsOrder() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../config/default-projects.toml").standardizedFileURL.path
    let file = try ProjectsFile(
      text: String(contentsOfFile: path, encoding: .utf8), path: FilePath(path))
    #expect(
      file.tables.map(\.name) == [
        "illumos", "omnios-build", "omnios-extra", "pinprick", "phbl", "image-builder",
        "bootserver",
        "amd-host-image-builder", "amd-firmware", "chelsio-t6-roms", "pilot", "dmar-report",
      ])
    #expect(file.unknownKeys.isEmpty)
    #expect(file.tables.allSatisfy { $0.cloneURL != nil })
  }

  @Test func everyKeyThatThereEverWasIsRead() throws {
    let file = try read(
      """
      [project.all]
      github = "o/r"
      url = "https://example.com/r.git"
      use_ssh = true
      site_sh = true
      cargo_build = true
      use_debug = true
      cargo_toolchain = true
      auto_update = true
      commit = "0123"
      rev = "main"
      unless_env = "BUILD_OS"
      [[project.all.fixup]]
      from_commit = "aa"
      to_branch = "main"
      [[project.all.fixup]]
      from_commit = "bb"
      to_branch = "side"
      """)
    var all = Consolidation(name: "all", path: "all")
    (all.github, all.url, all.usesSSH) = ("o/r", "https://example.com/r.git", true)
    (all.writesSiteScript, all.buildsWithCargo, all.usesDebugProfile) = (true, true, true)
    (all.installsToolchain, all.autoUpdate) = (true, true)
    (all.formerCommit, all.rev, all.unlessEnvironment) = ("0123", "main", "BUILD_OS")
    all.fixups = [
      .init(fromCommit: "aa", toBranch: "main"), .init(fromCommit: "bb", toBranch: "side"),
    ]
    #expect(file.tables == [all])
  }

  @Test func rowsKeepTheOrderOfTheFileAndHeliosComesLast() throws {
    let file = try read("[project.b]\n[project]\na.rev = 'x'\n'c d' = { url = 'u' }\n")
    let rows = file.consolidations(in: Workspace(root: "/h"))
    #expect(rows.map(\.name) == ["b", "a", "c d", "helios"])
    #expect(rows.map(\.path) == ["/h/projects/b", "/h/projects/a", "/h/projects/c d", "/h"])
    #expect(rows.map(\.origin) == [.projectsFile, .projectsFile, .projectsFile, .workspace])
  }

  @Test func unknownKeysAreListedWithTheirLines() throws {
    let file = try read("title = 'x'\n[project.a]\n\ncolour = 'red'\nrev = 'r'\n[other]\nx = 1\n")
    #expect(file.unknownKeys.map(\.name) == ["title", "project.a.colour", "other"])
    #expect(file.unknownKeys.map(\.line) == [1, 4, 6])
    #expect(file.tables.first?.unknownKeys == ["colour"])
  }

  @Test(arguments: [
    ("[project.a]\nrev = 1\n", "2: project.a.rev must be a string, and is an integer."),
    (
      "[project.a]\n# x\nuse_ssh = 'no'\n",
      "3: project.a.use_ssh must be true or false, and is a string."
    ),
    (
      "[project.a]\nfixup = true\n",
      "2: project.a.fixup must be an array of tables, and is a boolean."
    ),
    ("[project.a]\nfixup = [\n 1]\n", "3: project.a.fixup.0 must be a table, and is an integer."),
    (
      "[project.a]\n[[project.a.fixup]]\nto_branch = 'm'\n",
      "2: project.a.fixup.0 has no from_commit."
    ),
    (
      "x = \"\"\"\n[project.a]\"\"\"\nproject.a = 1\n",
      "3: project.a must be a table, and is an integer."
    ),
    ("project = 1\n", "1: project must be a table, and is an integer."),
    ("[project]\n\"..\" = {}\n", "2: the project's name \"..\" can't be the name of a folder."),
    ("[project]\n\"a/b\" = {}\n", "2: the project's name \"a/b\" can't be the name of a folder."),
    ("[project]\n\"\" = {}\n", "2: the project's name \"\" can't be the name of a folder."),
  ])
  func aWrongTypeNamesFileLineAndKey(_ text: String, _ summary: String) {
    #expect(complaint(about: text) == "/h/config/projects.toml:" + summary)
  }

  @Test(arguments: [
    "[project.a", "[project.a]\nrev = \"x", "[project.a]\nrev =", "=", "[project.a]\n[project.a]\n",
  ])
  func whatIsNoTOMLNamesTheLine(_ text: String) throws {
    let summary = try #require(complaint(about: text))
    #expect(summary.hasPrefix("/h/config/projects.toml:"), "\(summary)")
    #expect(summary.contains("can't be read as TOML"))
  }

  @Test func aNULByteIsRefused() {
    #expect(
      complaint(about: "[project.a]\0[")
        == "/h/config/projects.toml can't be read: it holds a NUL byte, so it is no TOML.")
  }

  @Test func anEmptyFileListsNothing() throws {
    #expect(try read("").tables.isEmpty)
    #expect(try read("").consolidations(in: Workspace(root: "/h")).map(\.name) == ["helios"])
  }

  @Test func aFileCutAnywhereNeverCrashes() throws {
    let text =
      #"""
      a = [[1, {x = 'y'}], "\""]
      [project."b\n"]
      fixup = [{from_commit = '''q''', to_branch = """z"""}]

      """#
    for length in text.utf8.indices {
      let cut = String(text[..<length])
      _ = TOMLLines(cut)
      _ = try? read(cut)
    }
    #expect(try read(text).tables.map(\.name) == ["b\n"])
  }

  @Test func addressesAreMadeAsSetupMakesThem() throws {
    let file = try read(
      """
      [project.a]\ngithub = "o/r"\n[project.b]\ngithub = "o/r"\nuse_ssh = true
      [project.c]\ngithub = "o/r"\nurl = "u"\n[project.d]\n
      """)
    #expect(
      file.tables.map(\.cloneURL) == [
        "https://github.com/o/r.git", "git@github.com:o/r.git", "u", nil,
      ])
  }
}
