import HeliosTUI

/// How one view of the workbench looks.
protocol Panel {
  /// Draws the state on all of a surface: what lies between the tabs and the hints.
  func draw(_ state: AppState, on surface: inout Surface)
  /// The verbs that matter here, the most important first.
  var hints: [Verb] { get }
}

extension View {
  /// How it looks.
  var panel: any Panel {
    switch self {
    case .dashboard: DashboardPanel()
    case .consolidations: ConsolidationsPanel()
    case .build: BuildPanel()
    case .log: LogPanel()
    case .packages: PackagesPanel()
    case .bootEnvironments: BootEnvironmentsPanel()
    case .history: HistoryPanel()
    case .jobs: JobsPanel()
    }
  }
}
