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
    func help<R: Recipe>(_ recipe: R.Type) -> (String, String) { (R.name, RecipeWords<R>.help) }
    let recipes = Catalog.recipes.map { help($0) }
    let plain = shown(below: Self.self, as: []).filter { name, _ in
      !recipes.contains { $0.0 == name }
    }
    return plain.map { ($0, helpMessage(for: $1, columns: 100)) } + recipes
  }

  /// The commands that help shows and that have none below them, with their whole names.
  private static func shown(
    below command: any ParsableCommand.Type, as words: [String]
  ) -> [(String, any ParsableCommand.Type)] {
    command.configuration.subcommands.flatMap { command in
      let configuration = command.configuration
      guard configuration.shouldDisplay, let name = configuration.commandName else {
        return [(String, any ParsableCommand.Type)]()
      }
      // Below `plan` stand all recipes once more.
      return configuration.subcommands.isEmpty || command == PlanCommand.self
        ? [((words + [name]).joined(separator: " "), command)]
        : shown(below: command, as: words + [name])
    }
  }
}
