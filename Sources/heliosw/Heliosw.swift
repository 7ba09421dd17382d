import ArgumentParser

/// The command line of heliosw.
@main
struct Heliosw: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "heliosw",
    abstract: "A full-screen workbench for people who develop Oxide Helios.",
    subcommands: recipeCommands + [
      PlanCommand.self, JobsCommand.self, CompletionsCommand.self,
    ])
}
