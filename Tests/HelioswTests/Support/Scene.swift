import HeliosTUI
import Workbench

@testable import heliosw

/// A state of the workbench worth a picture: each view when nothing is known, as a rule, and when
/// something went wrong; and what can lie over them.
enum Scene: String, CaseIterable, Sendable {
  case dashboardEmpty = "dashboard-empty"
  case dashboardTypical = "dashboard-typical"
  case dashboardBuilding = "dashboard-building"
  case dashboardFailed = "dashboard-failed"
  case consolidationsEmpty = "consolidations-empty"
  case consolidationsTypical = "consolidations-typical"
  case consolidationsFailed = "consolidations-failed"
  case buildEmpty = "build-empty"
  case buildTypical = "build-typical"
  case buildDoomed = "build-doomed"
  case buildFailed = "build-failed"
  case logEmpty = "log-empty"
  case logTypical = "log-typical"
  case logFailed = "log-failed"
  case packagesEmpty = "packages-empty"
  case packagesTypical = "packages-typical"
  case packagesInstalling = "packages-installing"
  case packagesFailed = "packages-failed"
  case jobsEmpty = "jobs-empty"
  case jobsTypical = "jobs-typical"
  case jobsFailed = "jobs-failed"
  case bootEnvironmentsEmpty = "boot-environments-empty"
  case bootEnvironmentsTypical = "boot-environments-typical"
  case bootEnvironmentsOnce = "boot-environments-once"
  case bootEnvironmentsFailed = "boot-environments-failed"
  case bootEnvironmentNew = "boot-environment-new"
  case bootEnvironmentDestroy = "boot-environment-destroy"
  case bootEnvironmentSpace = "boot-environment-space"
  case historyEmpty = "history-empty"
  case historyTypical = "history-typical"
  case historyFailed = "history-failed"
  case pastBuild = "past-build"
  case comparison
  case sheet
  case insideBldenv = "inside-bldenv"
  case terminalPlan = "terminal-plan"
  case form
  case formRefused = "form-refused"
  case setupForm = "setup-form"
  case setupLeft = "setup-left"
  case noWorkspace = "no-workspace"
  case beginningForm = "beginning-form"
  case doctor, cleanup
  case doctorFine = "doctor-fine"
  case cleanupEmpty = "cleanup-empty"
  case palette
  case help
  case stopQuestion = "stop-question"
  case leaveQuestion = "leave-question"
  case searchPrompt = "search-prompt"
  case jobOutput = "job-output"

  /// Makes it on a screen.
  func bench(_ size: Size) throws -> Bench {
    var place = MadeUp.place
    place.bldenv = self == .insideBldenv ? "/home/robin/helios/projects/illumos" : nil
    place.isInTmux = self == .terminalPlan
    let beginning = [.noWorkspace, .beginningForm].contains(self) ? MadeUp.beginning : nil
    if beginning != nil { place.workspace = "no workspace" }
    var bench = try Bench(size, messages, at: place, beginning: beginning)
    for key in keys { bench.press(key) }
    bench.take(laterMessages)
    return bench
  }

  private var messages: [Message] {
    switch self {
    case .dashboardEmpty, .consolidationsEmpty, .buildEmpty, .logEmpty, .jobsEmpty: []
    case .noWorkspace, .beginningForm: [.jobs([])]
    case .historyEmpty: [.history(.builds([]))]
    case .historyFailed: [.history(.unavailable(Self.lockedHistory))]
    case .historyTypical, .pastBuild, .comparison:
      MadeUp.known() + MadeUp.built(.failed, errors: 12) + [.history(.builds(MadeUp.pastBuilds))]
    case .consolidationsFailed:
      [
        .consolidations(
          .failed(
            Problem(
              .usage, "~/helios/config/projects.toml:12 can't be read as TOML: expected '='.",
              hint: "Mend the file, then press R."))), .jobs([]),
      ]
    case .dashboardFailed:
      MadeUp.known(Self.brokenRows) + MadeUp.built(.failed, errors: 12, warnings: 8)
        + [.jobs([MadeUp.jobs[5]])]
    case .buildFailed, .logFailed:
      MadeUp.known() + MadeUp.built(.failed, errors: 12, warnings: 8) + [.jobs([MadeUp.jobs[1]])]
    case .dashboardBuilding, .buildDoomed, .logTypical:
      MadeUp.known() + MadeUp.built(.running, errors: 3, warnings: 1) + [.jobs([MadeUp.jobs[0]])]
    case .buildTypical, .stopQuestion, .leaveQuestion:
      MadeUp.known() + MadeUp.built(.running) + [.jobs([MadeUp.jobs[0]]), MadeUp.estimated]
    case .jobsTypical, .jobsFailed: MadeUp.known() + [.jobs(MadeUp.jobs)]
    case .bootEnvironmentsEmpty: MadeUp.known()
    case .bootEnvironmentsTypical, .bootEnvironmentNew, .bootEnvironmentDestroy,
      .bootEnvironmentSpace:
      MadeUp.known() + MadeUp.built(.clean) + [.bootEnvironments(.success(MadeUp.bootEnvironments))]
    case .bootEnvironmentsOnce:
      MadeUp.known() + [.bootEnvironments(.success(MadeUp.bootingOnce))]
    case .bootEnvironmentsFailed:
      MadeUp.known() + [.bootEnvironments(.failure(MadeUp.noBeadm))]
    case .dashboardTypical:
      MadeUp.known() + MadeUp.built(.clean)
        + [.jobs([MadeUp.jobs[3]]), .history(.builds(MadeUp.pastBuilds))]
    default: MadeUp.known() + MadeUp.built(.clean) + [.jobs([MadeUp.jobs[3]])]
    }
  }

  private static let lockedHistory = Problem(
    .failed, "The history of builds can't be opened: another program holds history.sqlite.",
    hint: "Everything else goes on without it.")

  private static let brokenRows = [
    MadeUp.row(
      "illumos",
      RepositoryStatus(present: true, problem: "fatal: detected dubious ownership in repository")),
    MadeUp.row("phbl", MadeUp.status { $0.conflicted = 2 }),
  ]

  private var keys: [String] {
    switch self {
    case .insideBldenv, .beginningForm: []
    case .noWorkspace: ["Esc"]
    case .terminalPlan: ["b", "Enter"]
    case .dashboardEmpty, .dashboardTypical, .dashboardBuilding, .dashboardFailed: []
    case .consolidationsEmpty, .consolidationsFailed: ["1"]
    case .consolidationsTypical: ["1", "j", "Space", "g"]
    case .buildEmpty, .buildTypical, .buildDoomed, .buildFailed: ["2"]
    case .logEmpty, .logTypical: ["3"]
    case .logFailed: ["3", "/", "f", "o", "o", "Enter"]
    case .jobsEmpty, .jobsTypical: ["9"]
    case .packagesEmpty, .packagesTypical, .packagesInstalling, .packagesFailed: ["5"]
    case .jobsFailed: ["9", "j", "j"]
    case .bootEnvironmentsEmpty, .bootEnvironmentsTypical, .bootEnvironmentsFailed: ["6"]
    case .bootEnvironmentsOnce: ["6", "G"]
    case .bootEnvironmentNew: ["6", "N"]
    case .bootEnvironmentDestroy: ["6", "g", "D"]
    case .bootEnvironmentSpace: ["6", "f", "3", "Enter"]
    case .historyEmpty, .historyFailed, .pastBuild, .comparison: ["8"]
    case .historyTypical: ["8", "Space"]
    case .sheet: ["B", "Enter"]
    case .form, .formRefused: ["B"] + (self == .form ? [] : ["Down", "Down", "Down"])
    case .palette: [":"]
    case .help: ["3", "?"]
    case .stopQuestion: ["2", "X"]
    case .leaveQuestion: ["^c"]
    case .searchPrompt: ["3", "/", "e", "r", "r"]
    case .jobOutput, .setupLeft: ["9"]
    case .setupForm: ["1", "S"]
    case .doctor, .doctorFine: ["F2"]
    case .cleanup, .cleanupEmpty: ["F8"]
    }
  }

  private var laterMessages: [Message] {
    switch self {
    case .consolidationsTypical: [.described("illumos", MadeUp.history)]
    case .packagesTypical, .packagesInstalling, .packagesFailed: MadeUp.packageNews(self)
    case .logFailed: Self.hit
    case .sheet:
      [.planned(RecipeCall(recipe: "build-illumos", words: ["-q"]), MadeUp.plan(lines: 3))]
    case .bootEnvironmentDestroy:
      [
        .planned(
          RecipeCall(recipe: "be destroy", words: ["helios"]), MadeUp.destruction(of: "helios"))
      ]
    case .terminalPlan:
      [
        .planned(
          RecipeCall(recipe: "bldenv", words: ["-q"]),
          MadeUp.plan(title: "quick bldenv of illumos", gate: false, foreground: .terminal))
      ]
    case .pastBuild: [.history(.build(MadeUp.pastRecord))]
    case .comparison:
      [.history(.compared(BuildComparison(MadeUp.pastRecord, MadeUp.recordBefore)))]
    case .jobOutput:
      [.text(title: "Output of 20260509", lines: (1...40).map { "line \($0) of the output" })]
    case .setupLeft: [.jobs([MadeUp.setup])]
    case .doctor: [.examined(MadeUp.findings)]
    case .doctorFine: [.examined([MadeUp.findings[0]])]
    case .cleanup: [.measured(MadeUp.leftovers)]
    case .cleanupEmpty: [.measured([])]
    default: []
    }
  }

  /// What the engine answers when the mistake's line is looked for.
  private static let hit: [Message] = {
    let lines = 1_583_990..<1_584_040
    let before = (lines.lowerBound..<1_584_010).map {
      ("genesis --> Job output \($0)", LineKinds())
    }
    let after = (0..<20).map { ("/opt/gcc-10/bin/gcc -c file\($0).c", LineKinds.command) }
    let text = MadeUp.lines(before + MadeUp.mistake + after, from: lines.lowerBound)
    let quest = LogQuest(
      subject: .build(1), target: .text(SearchPattern("foo")), direction: .forward, from: -1)
    let request = LogRequest(
      subject: .build(1), rows: lines, folding: .on, bytes: 0..<(1 << 16))
    let end = lines.lowerBound + text.count - 1
    let fold = LogFold(lines: (end - after.count + 1)..<end, content: .commands)
    return [
      .found(quest, LogPlace(line: 1_584_012, row: 1_584_012)),
      .rows(
        request,
        text.dropLast(after.count).map { .line($0) } + [.fold(fold)]
          + text.suffix(1).map { .line($0) }),
    ]
  }()
}
