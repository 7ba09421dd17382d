import HeliosTUI
import Workbench

/// The depots in lines: what each serves, who takes it, and the last requests.
struct DepotLines {
  let state: AppState
  let report: PackagesReportNow

  /// What must be seen.
  var head: [TextLine] {
    let depots = state.packages.depots
    guard !depots.isEmpty else {
      return [TextLine("No depot runs; s serves the newest packages to other machines.", as: .dim)]
    }
    return depots.flatMap { head(of: $0) }
  }

  /// The last requests, the oldest first.
  var requests: [TextLine] {
    state.packages.depots.flatMap(\.accesses.lines).suffix(40).map { line in
      let time = line.moment.split(separator: ":").suffix(3).joined(separator: ":")
      return [
        .init("\(time) \(line.client) ", as: .dim),
        .init("\(line.status) ", as: line.status < 400 ? .dim : .bad), .init(line.request),
      ]
    }
  }

  private func head(of depot: Depot) -> [TextLine] {
    var lines = [
      TextLine(
        depot.line(host: report.host, in: report.repositories),
        as: depot.state == .serving ? .good : .busy)
    ]
    if let newer = depot.newer(in: report.repositories) {
      lines.append(TextLine("Ready: \(newer); r serves that.", as: .warning))
    }
    if !depot.accesses.clients.isEmpty {
      let clients = depot.accesses.clients.map { "\($0.address) \(Words.grouped($0.requests))" }
      lines.append(TextLine("\(depot.demand): \(clients.joined(separator: ", "))"))
    }
    return lines
  }
}
