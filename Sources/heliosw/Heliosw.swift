import ArgumentParser
import CPlatform
import Glibc

/// The command line of heliosw.
@main
struct Heliosw: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "heliosw",
    abstract: "A full-screen workbench for people who develop Oxide Helios.",
    discussion: """
      Without a command it opens the workbench on the helios checkout it is started in. heliosw demo opens it on a world of \
      its own, with a simulated machine.

      Exit statuses: 0 done; 1 failed; 3 built, but checks failed; 4 interrupted; 5 refused, nothing touched; 6 lost or \
      unreachable; 64 usage; 130 left running after ^C.
      """,
    version: "0.1.0",
    subcommands: [
      ScreenCommand.self, DemoCommand.self, StatusCommand.self, ConsolidationsCommand.self,
      JobsCommand.self, HistoryCommand.self, LogCommand.self, PlanCommand.self,
      DoctorCommand.self,
    ] + recipeCommands() + [
      PackagesCommand.self, DepotCommand.self, BootEnvironmentCommand.self,
      ScreenshotCommand.self, CompletionsCommand.self, DocumentCommand.self,
      SimulateCommand.self,
    ],
    defaultSubcommand: ScreenCommand.self)

  /// Runs the command of the process's command line.
  static func main() async {
    // With a heap for each thread every one of them keeps some hundred kilobytes for itself.
    _ = heliosw_share_one_heap()
    // A reader that goes away, be it a pager or a shell of ours that is ended, must not end heliosw.
    signal(SIGPIPE, SIG_IGN)
    await main(nil)
  }
}
