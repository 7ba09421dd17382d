import ArgumentParser
import HeliosTUI
import Workbench

/// `heliosw screenshot`: a view as text or as a picture.
struct ScreenshotCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screenshot", abstract: "Print a view of the workbench as text or as a picture.")

  @OptionGroup var common: CommonOptions
  @Option(help: "A view by its name, such as dashboard, build, boot-environments or history.")
  var panel = Panel.dashboard
  @Option(help: "Columns and rows.") var size = ScreenSize(columns: 80, rows: 24)
  @Option(help: "text or svg.") var format = Format.text

  enum Panel: String, CaseIterable, ExpressibleByArgument {
    case dashboard, consolidations, build, log, packages, history, jobs
    case bootEnvironments = "boot-environments"

    var view: View { View.allCases.first { $0.verb.rawValue == rawValue } ?? .dashboard }
  }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, svg
  }

  func run() async throws {
    try await reporting {
      let wiring = try await Wiring.find(common)
      let picture = try await Screenshot(wiring, view: panel.view, size: size.size).take()
      Console.print(
        format == .svg ? picture.svg : picture.text, terminator: format == .svg ? "" : "\n")
    }
  }
}

/// `80x24` on a command line.
struct ScreenSize: ExpressibleByArgument {
  var size: Size

  init(columns: Int, rows: Int) {
    size = Size(columns: columns, rows: rows)
  }

  init?(argument: String) {
    let parts = argument.split(separator: "x").map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1],
      (1...500).contains(columns), (1...300).contains(rows)
    else { return nil }
    self.init(columns: columns, rows: rows)
  }

  var defaultValueDescription: String { "\(size.columns)x\(size.rows)" }
}
