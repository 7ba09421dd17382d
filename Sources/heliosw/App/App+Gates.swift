import HeliosTUI
import SystemPackage
import Workbench

extension App {
  /// Has another gate looked at: its build, its log, its history take the place of what was there.
  mutating func watch(_ gate: FilePath) -> [Effect<Work>] {
    guard let now = state.place.gatePath, gate != now else { return [] }
    let own = state.place.ownGate ?? now
    state.place.ownGate = gate == own ? nil : own
    state.place.gatePath = gate
    state.place.gate = Gate(path: gate).name
    state.build = BuildState()
    state.history = HistoryState()
    state.log = LogState(rows: state.log.rows, columns: state.log.columns)
    return [.cancel(.watchBuild), .run(.changeGate(gate))]
  }

  /// Lists the gates that can be looked at.
  mutating func openGates() {
    let gates = state.gates
    guard gates.count > 1 else {
      let reason = "a build of another one makes that known."
      state.notice = .word("\(state.place.gate) is the only gate that is known; \(reason)")
      return
    }
    let rows = gates.map { gate in
      let isShown = gate == state.place.gatePath ? " (shown)" : ""
      return (
        FuzzyList.Item(Gate(path: gate).name + isShown, detail: gate.string),
        ActionList.Action.gate(gate)
      )
    }
    open(rows, title: "Gates")
  }
}

extension AppState {
  /// The gates that are known: the workspace's own, then those of jobs, newest first.
  fileprivate var gates: [FilePath] {
    let own = place.ownGate ?? place.gatePath
    let built = (jobs.jobs ?? []).compactMap { $0.plan?.gate.map { FilePath($0) } }
    var seen: Set<FilePath> = []
    return ([own, place.gatePath].compactMap(\.self) + built).filter { seen.insert($0).inserted }
  }

  /// The newest job that builds, or has built, in the gate that is looked at.
  var gateJob: Job? {
    (jobs.jobs ?? []).first { job in
      job.plan?.gate.map { FilePath($0) == place.gatePath ?? FilePath($0) } == true
    }
  }
}

extension AppState.Place {
  /// The words of a command line that choose the gate that is looked at; none for the workspace's own.
  var gateWords: [String] {
    guard ownGate != nil, let gatePath else { return [] }
    return ["-g", gatePath.string]
  }
}
