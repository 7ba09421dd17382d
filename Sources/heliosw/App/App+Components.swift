import HeliosTUI
import SystemPackage
import Workbench

/// What is done with the component that an error belongs to.
enum ErrorUse: Hashable, Sendable {
  /// A bldenv there.
  case bldenv
  /// It is built anew.
  case rebuild
}

extension App {
  /// Opens a bldenv, or builds anew: where the error is that is looked at; else as a form says.
  mutating func work(on use: ErrorUse) -> [Effect<Work>] {
    switch state.view {
    case .log:
      if let subject = state.log.subject, state.log.status?.errors ?? 0 > 0 {
        let line = state.log.current ?? state.log.shownRows.first?.firstLine ?? 0
        return [.run(.placeError(subject, line: line, use))]
      }
    case .build, .dashboard:
      if let report = state.build.report, report.status.errors > 0 {
        return [.run(.placeError(report.subject, line: 0, use))]
      }
    case .consolidations: return workOnSelection(use)
    default: break
    }
    openForm(use.recipe)
    return []
  }

  /// The gate's changed files tell what to build; other clones are not built so.
  private mutating func workOnSelection(_ use: ErrorUse) -> [Effect<Work>] {
    guard let row = state.consolidations.selected, row.consolidation.name == "illumos" else {
      state.notice = .word("Components and bldenv are of illumos: select it.")
      return []
    }
    return makePlan(RecipeCall(recipe: use.recipe, words: shellWords))
  }

  /// Takes the place of an error.
  mutating func takePlaced(_ error: LoggedError?, _ use: ErrorUse) -> [Effect<Work>] {
    guard let component = error?.sourceDirectory else {
      state.notice = .word("The log does not say which component this error belongs to.")
      openForm(use.recipe)
      return []
    }
    let words =
      shellWords + gateWords + (use == .bldenv ? ["--in", component] : [component])
    return makePlan(RecipeCall(recipe: use.recipe, words: words))
  }

  /// The words that choose the kind of build whose log is looked at: quick where nobody knows.
  private var shellWords: [String] {
    let options =
      (state.view == .log ? state.log.status?.variables[.options] : nil)
      ?? state.build.report?.status.variables[.options]
    let kind = BuildKind.allCases.first { $0.nightlyOptions == options }
    return BuildShell(kind: kind ?? .quick).words
  }

  /// The words that choose the gate whose log is looked at.
  private var gateWords: [String] {
    guard case .file(let path) = state.log.subject, state.view == .log else {
      return state.place.gateWords
    }
    return state.place.gatePath.map { path.starts(with: $0) } == true ? state.place.gateWords : []
  }

  /// Shows what a job prints, if that is what there is to see of it.
  mutating func showOutput(of job: Job) -> [Effect<Work>] {
    guard job.printsLog, state.overlays.isEmpty else { return [] }
    state.notice = .word("\(job.title): what it prints is here; 9 lists it among the jobs.")
    return open(job.output)
  }
}

extension ErrorUse {
  /// The recipe that does it.
  var recipe: String {
    switch self {
    case .bldenv: Bldenv.name
    case .rebuild: Rebuild.name
    }
  }
}

extension Job {
  /// The file with what it has printed.
  var output: FilePath { FilePath(folder).appending("out") }

  /// Whether its output is a log of dmake.
  var printsLog: Bool {
    [Rebuild.name, Check.name, Packages.name].contains(plan?.recipe ?? "")
  }

  /// Whether what it printed is worth showing when it has ended.
  var hasResult: Bool {
    switch plan?.recipe {
    case BootEnvironmentDiff.name: true
    case DepotStart.name: state == .done(1)
    default: printsLog
    }
  }
}
