import Workbench

/// Something that can be started from the dashboard, or the reason why it can't.
struct Launch: Hashable, Sendable {
  var key: String
  var title: String
  var verb: Verb?
  /// Why it can't be started now.
  var reason: String?

  /// All of them, those that work first.
  static func all(in state: AppState) -> [Launch] {
    guard state.beginning == nil else {
      return [
        Launch(key: "S", title: "Make a workspace: clone helios, and what it names", verb: .setup),
        Launch(key: "9", title: "Jobs", verb: .jobs),
        Launch(key: "F2", title: "Doctor: what would fail here?", verb: .doctor),
        Launch(key: ":", title: "All commands", verb: .palette),
      ]
    }
    let build = state.build.isRunning ? "one runs already" : nil
    return [
      Launch(key: "B", title: "Build \(state.place.gate)", verb: .startBuild, reason: build),
      Launch(key: "b", title: "bldenv shell", verb: .bldenv),
      Launch(key: "o", title: "Install with onu", verb: .install),
      Launch(key: "A", title: "Fetch all consolidations", verb: .fetchAll),
      Launch(key: "1", title: "Consolidations", verb: .consolidations),
      Launch(key: "2", title: "Build: phases and counts", verb: .build),
      Launch(key: "3", title: "nightly.log", verb: .log),
      Launch(key: "5", title: "Install: packages and depot", verb: .packages),
      Launch(
        key: "6", title: "Boot environments", verb: .bootEnvironments,
        reason: state.bootEnvironments.list == nil ? state.bootEnvironments.problem?.summary : nil),
      Launch(key: "8", title: "History of builds", verb: .history),
      Launch(key: "9", title: "Jobs", verb: .jobs),
      Launch(key: "F2", title: "Doctor: what would fail here?", verb: .doctor),
      Launch(key: ":", title: "All commands", verb: .palette),
    ]
  }
}
