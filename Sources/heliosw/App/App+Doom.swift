import HeliosTUI
import Workbench

extension App {
  /// Takes the doomed build's line away, for this build and for good.
  mutating func letDoomedBuildGoOn() -> [Effect<Work>] {
    guard let report = state.build.report, report.status.isDoomed else {
      state.notice = .word("The build is not doomed.")
      return []
    }
    state.build.isDoomAccepted = true
    state.notice = .word("The doomed build goes on, and no more is said of it.")
    guard var memory = state.memory else { return [] }
    memory.acceptDoom(of: report.status)
    state.memory = memory
    return [.run(.remember(memory))]
  }
}

extension AppState {
  /// Whether the view has the line that says that the build is doomed.
  var tellsDoom: Bool { build.showsDoom && [.dashboard, .build].contains(view) }
}

extension BuildState {
  /// Whether the line is shown that says that the build is doomed.
  var showsDoom: Bool { report?.status.isDoomed == true && !isDoomAccepted }
}
