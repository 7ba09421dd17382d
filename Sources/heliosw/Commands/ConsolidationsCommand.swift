import ArgumentParser
import Workbench

/// `heliosw consolidations`: the table of the source repositories.
struct ConsolidationsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consolidations",
    abstract: "Show the consolidations with branches, counts and auto_update state.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print JSON.") var json = false

  func run() async throws {
    try await reporting {
      let wiring = try await Wiring.find(common)
      let rows = try await wiring.consolidations()
      guard !json else { return Console.print(try JSON.text(ConsolidationsReport(rows))) }
      Console.print(
        ConsolidationsPanel.text(
          rows.map(ConsolidationsState.Row.init), now: Moment.now, columns: Console.columns))
    }
  }
}

extension Wiring {
  /// All consolidations and what git says of them.
  func consolidations() async throws -> [ConsolidationsReport.Row] {
    let all = try await site.consolidations()
    let statuses = try await Inventory(of: all).statuses(by: site)
    let switches = try await site.switches(over: variables)
    return zip(all, statuses).map {
      ConsolidationsReport.Row($0, $1, environment: switches.values)
    }
  }
}

extension ConsolidationsState.Row {
  /// A row of which everything is known.
  init(_ row: ConsolidationsReport.Row) {
    self.init(
      consolidation: row.consolidation, absence: row.absence ?? .notCloned, status: row.status)
  }
}
