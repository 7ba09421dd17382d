import HeliosTUI
import Workbench

/// The boot environments, as far as they are known.
struct BootEnvironmentsState: Sendable {
  /// By what the rows are sorted.
  enum Order: Sendable, CaseIterable {
    case created, name, space

    /// In words.
    var words: String {
      switch self {
      case .created: "when created"
      case .name: "name"
      case .space: "space"
      }
    }
  }

  /// What beadm lists; nil until it was asked.
  var list: BootEnvironmentList?
  /// Why it could not be asked.
  var problem: Problem?
  /// The selection among the rows.
  var selection = ListState()
  /// The identities of those that are marked, to be compared.
  var marked: Set<String> = []
  /// The name of one that is being made: it is selected when it is there.
  var awaited: String?
  /// By what the rows are sorted.
  var order = Order.created
  /// Whether the order is turned round.
  var isReversed = false

  /// The rows, in the order that was chosen.
  var rows: [BootEnvironment] {
    let all = list?.environments ?? []
    let sorted =
      switch order {
      case .created: all.sorted { $0.createdAt < $1.createdAt }
      case .name: all.sorted { $0.name < $1.name }
      case .space: all.sorted { $0.sizeInBytes > $1.sizeInBytes }
      }
    return isReversed ? sorted.reversed() : sorted
  }

  /// The row under the selection.
  var selected: BootEnvironment? { rows[safely: selection.selected] }

  /// Takes what is known now; the selection stays on its environment, also when that has another name.
  mutating func take(_ answer: Result<BootEnvironmentList, Problem>) {
    let before = rows.map(\.identity)
    let isFirst = list == nil
    switch answer {
    case .success(let list): (self.list, problem) = (list, nil)
    case .failure(let problem): self.problem = problem
    }
    selection.follow(from: before, to: rows.map(\.identity))
    marked.formIntersection(rows.map(\.identity))
    if isFirst, let running = rows.firstIndex(where: \.isRunning) { selection.select(running) }
    if let awaited, let row = rows.firstIndex(where: { $0.name == awaited }) {
      selection.select(row)
      self.awaited = nil
    }
  }

  /// Changes the order; the selection stays on its environment.
  mutating func sort(_ change: (inout Self) -> Void) {
    let before = rows.map(\.identity)
    change(&self)
    selection.follow(from: before, to: rows.map(\.identity))
  }
}

extension BootEnvironmentsState.Order {
  /// The one after it.
  var next: Self {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}

extension BootEnvironmentList {
  /// What runs and what boots next, in a few words: `helios-1`, or `helios-1, next fix-1 once`.
  var runningAndNext: String? {
    guard let running else { return nil }
    guard let next, next.name != running.name else {
      return next == nil ? "\(running.name), next unknown" : running.name
    }
    return "\(running.name), next \(next.name)\(once == nil ? "" : " once")"
  }

  /// Whether one is as onu leaves it: made from a build of one's own, and not booted since.
  func isFreshlyInstalled(_ environment: BootEnvironment) -> Bool {
    let note = notes[environment]
    return note.lastRun == nil && !environment.isRunning
      && (note.provenance?.publisher == "on-nightly" || environment.isMountedByOnu)
  }
}

extension BootEnvironment {
  /// Whether it is mounted where a shell of heliosw's mounts: that is open, or was killed.
  var isMountedForShell: Bool {
    isMountedAside
      && mountPoint?.lastComponent?.string == BootEnvironmentShell.folder(for: name)
  }
}

extension AppState {
  /// The builds that the boot environments hold, by their names, as far as the history or the jobs know them.
  var buildsOfEnvironments: [String: PastBuild] {
    bootEnvironments.list?.origins(among: history.builds ?? [], jobs: jobs.jobs ?? []) ?? [:]
  }

  /// What installations that broke off have left on the machine.
  var remains: Remains {
    Remains(in: bootEnvironments.list, packages.halfMade, jobs: jobs.jobs ?? [])
  }
}
