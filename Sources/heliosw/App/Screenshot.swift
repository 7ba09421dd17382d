import HeliosTUI
import Workbench

/// A frame of the workbench without a terminal: everything is asked once, then drawn.
struct Screenshot {
  private let wiring: Wiring
  private let view: View
  private let size: Size

  init(_ wiring: Wiring, view: View, size: Size) {
    (self.wiring, self.view, self.size) = (wiring, view, size)
  }

  /// The frame as text and as a picture.
  struct Picture {
    var text: String
    var svg: String
  }

  /// Asks, and draws.
  func take() async throws -> Picture {
    let resources = try Resources.find(from: wiring.process.executable)
    let settings = try Settings.read(resources, wiring.process)
    var app = App(place: wiring.place, keys: try KeyMap.read(resources, wiring.process))
    app.state.now = Moment.now
    app.state.view = view
    for event in [Event<Message>.resize(size)] { _ = app.update(event) }
    for message in try await messages() { _ = app.update(.message(message)) }
    if view == .consolidations, let row = app.state.consolidations.selected, row.isPresent == true {
      let history = try await CloneHistory.local(row.consolidation.path, by: wiring.site)
      _ = app.update(.message(.described(row.consolidation.name, history)))
    }
    var surface = Surface(size: size, glyphs: settings.glyphs ?? .unicode)
    app.draw(on: &surface)
    return Picture(
      text: surface.text,
      svg: surface.svg(theme: try settings.readTheme(resources, wiring.process), title: "heliosw"))
  }

  private func messages() async throws -> [Message] {
    let rows = try await wiring.consolidations()
    var messages: [Message] = [
      .consolidations(
        .read(rows.map { ConsolidationsState.Row($0) })), .jobs(try await wiring.site.jobs()),
    ]
    for row in rows { messages.append(.status(row.consolidation.name, row.status)) }
    if let report = try await BuildReport.now(at: wiring.site) { messages.append(.build(report)) }
    if view == .packages {
      let report = try await PackagesReportNow(at: wiring.site)
      let depots = try await wiring.site.depots()
      messages += [.packages(.report(report)), .packages(.depots(depots, nil))]
    }
    let history = HistoryKeeper(wiring.site, environment: wiring.process.variables)
    if let builds = try await history.refresh() { messages.append(.history(.builds(builds))) }
    // On a machine without beadm the picture goes without them.
    if let list = try? await wiring.site.bootEnvironmentsSeen(now: Moment.now) {
      messages.append(.bootEnvironments(.success(list)))
    }
    return messages
  }
}
