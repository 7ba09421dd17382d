/// The views of the workbench, each with the digit that shows it.
enum View: Int, CaseIterable, Hashable, Sendable {
  case dashboard = 0
  case consolidations = 1
  case build = 2
  case log = 3
  case packages = 5
  case bootEnvironments = 6
  case history = 8
  case jobs = 9

  /// The name on its tab.
  var title: String {
    switch self {
    case .dashboard: "Dashboard"
    case .consolidations: "Consolidations"
    case .build: "Build"
    case .log: "Log"
    case .packages: "Install"
    case .bootEnvironments: "Boot environments"
    case .history: "History"
    case .jobs: "Jobs"
    }
  }

  /// The name where there is no room.
  var shortTitle: String {
    switch self {
    case .consolidations: "Repos"
    case .dashboard: "Home"
    case .packages: "Pkgs"
    case .bootEnvironments: "BEs"
    default: title
    }
  }

  /// The verb that shows it.
  var verb: Verb {
    switch self {
    case .dashboard: .dashboard
    case .consolidations: .consolidations
    case .build: .build
    case .log: .log
    case .packages: .packages
    case .bootEnvironments: .bootEnvironments
    case .history: .history
    case .jobs: .jobs
    }
  }

  /// The scopes of its keys, the nearest first; `global` comes behind them.
  var scopes: [String] {
    switch self {
    case .dashboard: ["dashboard", "list"]
    case .consolidations: ["consolidations", "list"]
    case .build: ["build", "list"]
    case .log: ["log"]
    case .packages: ["packages", "list"]
    case .bootEnvironments: ["boot-environments", "list"]
    case .history: ["history", "list"]
    case .jobs: ["jobs", "list"]
    }
  }
}
