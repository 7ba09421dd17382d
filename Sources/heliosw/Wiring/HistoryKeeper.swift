import SystemPackage
import Workbench

/// The history of the site's builds, opened when it is first wanted. What is wrong with it is told once and stops nothing.
actor HistoryKeeper {
  private let site: Site
  private let gate: Gate
  private let path: FilePath?
  private var state = State.unopened
  private var notice: Problem?
  private var isBusy = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  private enum State {
    case unopened
    case open(History)
    case givenUp
  }

  /// Keeps the history of a site.
  ///
  /// - Parameters:
  ///   - gate: The gate whose builds are meant; the workspace's own if nil.
  ///   - environment: The machine's own, which says where its state is kept.
  init(_ site: Site, gate: Gate? = nil, environment: [String: String]) {
    self.site = site
    self.gate = gate ?? site.workspace.mainGate
    path = site.jobsFolder(environment)?.removingLastComponent().appending("history.sqlite")
  }

  private var machine: String { site.machine.name }

  /// What is wrong with the history, the first time that it is asked for.
  func takeNotice() -> Problem? {
    defer { notice = nil }
    return notice
  }

  /// Takes what old logs, jobs and the gate tell of builds.
  ///
  /// - Returns: All builds, newest first; nil where there is no history.
  func refresh(
    onProgress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws -> [PastBuild]? {
    try await using { [site, gate, machine] history in
      try await HistoryImport(of: gate, on: machine, into: history)
        .run(host: site.nodeName(), onProgress: onProgress)
      let builds = try await history.builds(of: gate, on: machine)
      let notes = JobNotes(try await site.jobs()).notes(of: Array(builds.prefix(100)))
      try await history.keep(notes, of: gate, on: machine)
      try await Self.countPackages(of: builds, in: gate, on: machine, into: history)
      return try await history.builds(of: gate, on: machine)
    }
  }

  /// The builds that the history knows already, newest first: nothing is read for it but the history; none where there is none.
  func known() async throws -> [PastBuild] {
    try await using { [gate, machine] in try await $0.builds(of: gate, on: machine) } ?? []
  }

  /// What the history knows already of a build; its log is not read for it.
  func known(_ number: Int) async throws -> BuildRecord? {
    try await using { [gate, machine] in try await $0.record(number, of: gate, on: machine) }
      .flatMap { $0 }
  }

  /// Keeps a build as it is seen now.
  ///
  /// - Returns: All builds, newest first; nil where there is no history.
  func record(_ record: BuildRecord) async throws -> [PastBuild]? {
    try await using { [gate, machine] history in
      try await history.record([record])
      return try await history.builds(of: gate, on: machine)
    }
  }

  /// All that is known of a build, its log read to the end for that; nil if there is none of that number.
  func build(_ number: Int) async throws -> BuildRecord? {
    try await using { [gate, machine] history in
      try await HistoryImport(of: gate, on: machine, into: history).complete(number)
    }.flatMap { $0 }
  }

  /// How long builds of a kind take; nil while too few are known.
  func estimate(_ kind: BuildKind, isIncremental: Bool) async throws -> BuildEstimate? {
    try await using { [gate, machine] history -> BuildEstimate? in
      func samples() async throws(HistoryFailure) -> [BuildRecord] {
        try await history.samples(of: kind, isIncremental: isIncremental, in: gate, on: machine)
      }
      let reader = HistoryImport(of: gate, on: machine, into: history)
      for sample in try await samples().prefix(Self.wholeSamples) where sample.phases.count < 4 {
        _ = try await reader.complete(sample.build.number)
      }
      return BuildEstimate(try await samples())
    }.flatMap { $0 }
  }

  /// How many of the newest builds have their logs read to the end for an estimate: each may take a second.
  private static let wholeSamples = 6

  /// The repositories hold the packages of the last build of each flavour only.
  private static func countPackages(
    of builds: [PastBuild], in gate: Gate, on machine: String, into history: History
  ) async throws {
    for build in builds.prefix(4) where [.clean, .checksFailed].contains(build.outcome) {
      let packages = PackageCount.all(of: build, in: gate)
      guard !packages.isEmpty else { continue }
      try await history.keep(packages, ofBuild: build.number, of: gate, on: machine)
    }
  }
}

extension HistoryKeeper {
  /// Does something with the history, one after the other: numbers are given in the order in which builds become known.
  private func using<Value: Sendable>(
    _ body: @Sendable (History) async throws -> Value
  ) async throws -> Value? {
    await takeTurn()
    defer { endTurn() }
    guard let history = open() else { return nil }
    do {
      return try await body(history)
    } catch let failure as HistoryFailure {
      giveUp(failure)
      return nil
    }
  }

  private func open() -> History? {
    switch state {
    case .open(let history): return history
    case .givenUp: return nil
    case .unopened: break
    }
    guard let path else {
      giveUp(.unwritable("history.sqlite", reason: "neither XDG_STATE_HOME nor HOME is set"))
      return nil
    }
    do throws(HistoryFailure) {
      let opening = try History.open(
        path, movingAsideAs: CalendarStamp(secondsSince1970: Moment.now))
      notice = opening.failure?.problem
      state = .open(opening.history)
      return opening.history
    } catch {
      giveUp(error)
      return nil
    }
  }

  /// A file that turns out to be damaged is moved aside by the next opening; anything else is left alone for this run.
  private func giveUp(_ failure: HistoryFailure) {
    notice = failure.problem
    if case .damaged = failure, case .open = state {
      state = .unopened
    } else {
      state = .givenUp
    }
  }

  private func takeTurn() async {
    if isBusy { await withCheckedContinuation { waiting.append($0) } }
    isBusy = true
  }

  private func endTurn() {
    if waiting.isEmpty { isBusy = false } else { waiting.removeFirst().resume() }
  }
}
