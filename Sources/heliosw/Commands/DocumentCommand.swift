import ArgumentParser
import HeliosTUI
import Workbench

/// `heliosw document`: pages of the docs that the program knows best.
struct DocumentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "document", abstract: "Print a page of the docs.", shouldDisplay: false)

  enum Page: String, CaseIterable, ExpressibleByArgument {
    case keys, commands
  }

  @Argument(help: "keys or commands.") var page: Page

  func run() throws {
    let process = ProcessEnvironment.current()
    switch page {
    case .keys:
      let resources = try Resources.find(from: process.executable)
      var plain = process
      plain.variables["XDG_CONFIG_HOME"] = "/nonexistent"
      Console.print(Self.keysPage(try KeyMap.read(resources, plain)))
    case .commands: Console.print(Self.commandsPage)
    }
  }

  private static func keysPage(_ keys: KeyMap) -> String {
    let scopes = [
      "global", "list", "dashboard", "consolidations", "build", "log", "packages",
      "boot-environments", "history", "jobs",
    ]
    let tables = scopes.map { scope in
      let rows = Verb.allCases.compactMap { verb -> String? in
        let found = keys.keys(for: verb.rawValue, in: [scope])
        guard !found.isEmpty else { return nil }
        let names = found.map { "`\($0)`" }.joined(separator: " ")
        return "| \(names) | \(verb.rawValue) | \(verb.help) |"
      }
      return "## \(scope)\n\n| Keys | Verb | What it does |\n|---|---|---|\n"
        + rows.joined(separator: "\n")
    }
    return """
      # Keys

      Written by `make docs` from config/keys.toml. Keys of a view win over those of `list`, and these over `global`.

      \(tables.joined(separator: "\n\n"))
      """
  }

  private static var commandsPage: String {
    let pages = Heliosw.documented.map { name, help in
      "## heliosw \(name)\n\n```\n\(help)\n```"
    }
    return """
      # Commands

      Written by `make docs`. Every command takes `--workspace DIR` and `--demo`.

      \(pages.joined(separator: "\n\n"))
      """
  }
}

extension Heliosw {
  /// The commands and their help texts.
  static var documented: [(String, String)] {
    let plain: [(String, any ParsableCommand.Type)] = [
      ("demo", DemoCommand.self), ("status", StatusCommand.self),
      ("consolidations", ConsolidationsCommand.self), ("jobs list", JobsList.self),
      ("be list", BootEnvironmentListCommand.self), ("be keep", BootEnvironmentKeepCommand.self),
      ("be space", BootEnvironmentSpaceCommand.self),
      ("jobs show", JobsShow.self), ("jobs follow", JobsFollow.self), ("jobs stop", JobsStop.self),
      ("log summary", LogSummaryCommand.self), ("log errors", LogErrorsCommand.self),
      ("log phases", LogPhasesCommand.self), ("log follow", LogFollowCommand.self),
      ("log search", LogSearchCommand.self),
      ("log classify", LogClassifyCommand.self), ("screenshot", ScreenshotCommand.self),
      ("completions", CompletionsCommand.self),
    ]
    func help<R: Recipe>(_ recipe: R.Type) -> (String, String) { (R.name, RecipeWords<R>.help) }
    return plain.map { ($0, helpMessage(for: $1, columns: 100)) } + Catalog.recipes.map { help($0) }
  }
}
