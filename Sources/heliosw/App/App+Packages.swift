import HeliosTUI
import Workbench

extension App {
  /// Does what a verb means on the view of packages.
  mutating func performOnPackages(_ verb: Verb) -> [Effect<Work>] {
    if let motion = verb.motion {
      state.packages.list.fit(count: state.packages.repositories.count)
      state.packages.list.move(motion)
      return []
    }
    switch verb {
    case .preparePackages: openForm(Onu.name, words: ["--packages-only"])
    case .depot: return startOrStopDepot()
    case .restartDepot: return restartDepot()
    case .targetCommands: return showTargetCommands()
    case .undoInstall: return undoInstall()
    case .cleanUpOnu: return makePlan(RecipeCall(recipe: OnuCleanUp.name, words: []))
    case .bootOnce:
      guard let awaited = state.packages.report?.awaited else {
        state.notice = .word("Nothing waits for a restart: o installs something.")
        return []
      }
      return makePlan(RecipeCall(recipe: BootEnvironmentBootOnce.name, words: [awaited]))
    case .updateMachine: return makePlan(RecipeCall(recipe: PackageUpdate.name, words: []))
    case .restartMachine: return makePlan(RecipeCall(recipe: Reboot.name, words: []))
    case .showPlan:
      guard let job = state.jobs.jobs?.first(where: \.isInstallation) else {
        state.notice = .word("No job of heliosw has installed anything here.")
        return []
      }
      return [.run(.readPlan(job.id))]
    default: return performOnRepository(verb)
    }
    return []
  }

  private mutating func performOnRepository(_ verb: Verb) -> [Effect<Work>] {
    guard let selected = state.packages.selected else {
      state.notice = .word("There is no package repository to do that to.")
      return []
    }
    switch verb {
    case .open: return [.run(.listPackages(selected))]
    case .mark:
      if state.packages.marked.remove(selected.path) == nil {
        state.packages.marked.insert(selected.path)
      }
      state.packages.list.move(.down)
    case .compare: return comparePackages(selected)
    case .keepPackages: openForm(KeepRepository.name, words: ["-r", selected.path.string])
    case .copyCommands: return showCopyCommands(selected)
    case .archivePackages: openForm(ArchiveRepository.name, words: ["-r", selected.path.string])
    default: break
    }
    return []
  }

  /// Opens the form of onu, with a free name in it.
  mutating func openInstallForm() {
    let name =
      state.packages.report?.suggestion
      ?? state.bootEnvironments.list.map { OnuNames.suggestion(in: $0) }
    openForm(Onu.name, words: name.map { ["--target", $0] })
  }

  private mutating func startOrStopDepot() -> [Effect<Work>] {
    guard let depot = state.packages.depots.first else {
      return makePlan(RecipeCall(recipe: DepotStart.name, words: []))
    }
    let clients = Words.count(depot.accesses.clients.count, "client")
    let isReplaced = state.packages.depots.dropFirst().contains { $0.port == depot.port }
    let sheet = Sheet(
      title: [.init("Stop the depot on port \(depot.port)?")],
      lines: [
        isReplaced
          ? "It is being made ready, and the one whose place it takes stops with it."
          : TextLine(
            "It has served \(clients), \(Words.count(depot.accesses.requests, "request"))."),
        "What they have installed stays; a download under way breaks off.",
      ],
      buttons: [
        Sheet.Button(Key(.escape), "leave it running"),
        .init(.character("s"), "stop it", as: .bad),
      ])
    state.lay(
      .question(sheet, answers: [[], [.run(.stopDepots(port: depot.port))]]))
    return []
  }

  private mutating func restartDepot() -> [Effect<Work>] {
    guard let depot = state.packages.depots.first else {
      return makePlan(RecipeCall(recipe: DepotStart.name, words: []))
    }
    return makePlan(
      RecipeCall(recipe: DepotStart.name, words: ["--replace", "-l", "\(depot.port)"]))
  }

  /// The page of commands, on the screen and on the clipboard.
  private mutating func showTargetCommands() -> [Effect<Work>] {
    let report = state.packages.report
    let host = report?.host ?? state.place.machine
    let port = state.packages.depots.first?.port ?? DepotStart.usualPort
    let commands = TargetCommands(
      address: "http://\(host):\(port)", release: report?.release ?? .helios3)
    return show(commands.page, "On another machine: \(commands.address)")
  }

  /// The page that brings the selected repository to another machine.
  private mutating func showCopyCommands(_ selected: PackageRepository) -> [Effect<Work>] {
    let commands = CopyCommands(
      selected, host: state.packages.report?.host ?? state.place.machine,
      port: state.packages.depots.first?.port ?? DepotStart.usualPort)
    return show(commands.page, "\(selected.name), to another machine")
  }

  private mutating func show(_ page: CommandPage, _ title: String) -> [Effect<Work>] {
    let lines = page.text.split(separator: "\n", omittingEmptySubsequences: false).map {
      TextLine(String($0), as: $0.hasPrefix("#") ? .strong : .plain)
    }
    state.lay(.text(title: title, TextView(lines)))
    state.notice = .word("The commands are on the clipboard, where the terminal allows it.")
    return [.announce(.copy(page.text))]
  }

  private mutating func undoInstall() -> [Effect<Work>] {
    let made = (state.jobs.jobs ?? []).lazy
      .filter { $0.plan?.recipe == Onu.name && $0.state == .done(0) }
      .compactMap { $0.plan?.notes?["environment"] }
    let known = state.packages.report?.environments
    guard let name = made.first(where: { known?[$0] != nil }) else {
      state.notice = .word("There is no boot environment of an onu that heliosw has run.")
      return []
    }
    return makePlan(RecipeCall(recipe: OnuUndo.name, words: [name]))
  }

  private mutating func comparePackages(_ selected: PackageRepository) -> [Effect<Work>] {
    let marked = state.packages.repositories.filter { state.packages.marked.contains($0.path) }
    let pair: [PackageRepository]
    switch marked.count {
    case 2: pair = marked
    case 1 where marked[0] != selected: pair = [marked[0], selected]
    default:
      state.notice = .word("Mark two repositories with Space, then d compares them.")
      return []
    }
    state.notice = .word("Reading the manifests of both …")
    return [.run(.comparePackages(pair[0], pair[1]))]
  }

  /// Asks for the name of a file.
  mutating func askForFile() {
    guard let selected = state.packages.selected else {
      state.notice = .word("There is no package repository to look into.")
      return
    }
    state.overlays.append(
      .prompt(
        Prompt(
          purpose: .findFile, field: TextField(placeholder: "a file, in \(selected.name)"))))
  }

  /// Looks for a file in the selected repository.
  func findFile(_ name: String) -> [Effect<Work>] {
    guard !name.isEmpty, let selected = state.packages.selected else { return [] }
    return [.run(.findFile(selected, name))]
  }
}
