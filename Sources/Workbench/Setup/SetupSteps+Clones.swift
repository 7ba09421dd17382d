import SystemPackage

/// What happens to each consolidation's clone.
extension SetupSteps {
  /// One step for each consolidation, in the order of the file.
  var clones: [Step] { facts.consolidations.map { step(for: $0) } }

  /// Whether the plan may move the clone's HEAD.
  func moves(_ consolidation: Consolidation) -> Bool {
    if case .sequence = update(consolidation).work { return true }
    return false
  }

  private func step(for consolidation: Consolidation) -> Step {
    if case .skipped(let variable, let value) = consolidation.absentReason(switches.values) {
      return Step(
        "Leave \(consolidation.name) out", why: "A switch says so.",
        .skip(
          reason:
            "\(variable) is \(value)\(Self.option(for: variable).map { "; \($0) clones it" } ?? "")"
        ),
        impact: .reads)
    }
    switch clone(of: consolidation).presence {
    case .absent: return cloning(consolidation)
    case .clone: return update(consolidation)
    case .folder, .file: return blocked(consolidation)
    }
  }

  /// The option that turns a variable's consolidations on.
  static func option(for variable: String, isOn: Bool = true) -> String? {
    let word = isOn ? "" : "no-"
    return switch variable {
    case "OXIDE_STAFF": "heliosw setup --\(word)staff"
    case "BUILD_OS": "heliosw setup --\(word)build-os"
    default: nil
    }
  }

  // MARK: - Cloning

  private func cloning(_ consolidation: Consolidation) -> Step {
    let path = consolidation.path
    let why = "It is not there yet; its submodules come with it."
    guard let url = consolidation.cloneURL else {
      return Step(
        "Clone \(consolidation.name)", why: why,
        .skip(reason: "projects.toml names neither github nor url for it"), impact: .writes)
    }
    var commands = [
      Command(["git", "clone", "--progress", "--recurse-submodules", url, path.string])
    ]
    if let rev = consolidation.rev {
      commands += [
        git(path, "fetch", "--progress", "origin", rev), git(path, "checkout", rev),
        git(path, "submodule", "update", "--recursive"),
      ]
    }
    return Step(
      "Clone \(consolidation.name)", why: why,
      .sequence(
        commands,
        given: [.init("something has come to \(path) since this was planned", .absent(path))]),
      impact: .writes, undo: .command(Command(["rm", "-rf", path.string])), onFailure: .goOn,
      advice: advice(forCloning: consolidation, from: url))
  }

  private func advice(forCloning consolidation: Consolidation, from url: String) -> String {
    let name = consolidation.name
    let way =
      consolidation.usesSSH
      ? "It is cloned over ssh, with a key or an agent on \(site.machine.name)" : "It is at \(url)"
    // A folder asks for nothing.
    let asks = setup.foreground == .job && !url.hasPrefix("/")
    let attached = asks ? "; heliosw setup --attached can ask for a passphrase" : ""
    guard let variable = consolidation.unlessEnvironment else { return "\(way)\(attached)." }
    let leaving = Self.option(for: variable, isOn: false) ?? "\(variable)=no"
    return "\(way)\(attached). If \(name) is not for you, \(leaving) leaves it out (\(variable))."
  }

  /// A folder without a commit, or a file in the way.
  private func blocked(_ consolidation: Consolidation) -> Step {
    let path = consolidation.path
    return Step(
      "Clone \(consolidation.name)", why: "Something is in its place that git finds no commit in.",
      .sequence(
        [], given: [.init("\(path) is there, and git finds no commit in it", .commit(path, nil))]),
      impact: .reads, onFailure: .goOn,
      advice: "A clone that broke off leaves that behind: move \(path) away, then run setup again.")
  }

  // MARK: - Updating

  private func update(_ consolidation: Consolidation) -> Step {
    let clone = clone(of: consolidation)
    if consolidation.autoUpdate { return following(consolidation, clone) }
    let extras = additions(to: consolidation, clone)
    if extras.isEmpty, clone.lacksSubmodules { return finishing(consolidation, clone) }
    guard !extras.isEmpty else {
      return Step(
        "Leave \(consolidation.name) as it is", why: "It is cloned, and has no auto_update.",
        .skip(reason: reasonForLeaving(consolidation, clone)), impact: .reads)
    }
    return Step(
      "Move \(consolidation.name)",
      why: "Asked for: setup by itself never touches this clone again.",
      .sequence(
        [fetch(consolidation)] + extras + [submodules(of: consolidation, clone)],
        given: [stillThere(consolidation, clone)]),
      impact: .writes, undo: undo(consolidation, clone), onFailure: .goOn,
      advice: advice(forUpdating: consolidation))
  }

  /// A clone with `auto_update`: fetch, fixups, then the pinned revision or what the upstream branch has, then submodules.
  private func following(_ consolidation: Consolidation, _ clone: CloneFacts) -> Step {
    let path = consolidation.path
    var commands = [fetch(consolidation)]
    let fixup = clone.branch == nil ? consolidation.fixup(for: clone.head) : nil
    if let fixup { commands.append(git(path, "checkout", fixup.toBranch)) }
    if let rev = consolidation.rev {
      commands.append(git(path, "checkout", rev))
      if setup.extras.contains(.fastForward) {
        commands.append(git(path, "merge", "--ff-only", "FETCH_HEAD"))
      }
    } else {
      commands.append(git(path, "merge", "--ff-only"))
    }
    commands.append(submodules(of: consolidation, clone))
    let move = fixup.map {
      " It is detached at a commit that projects.toml moves to \($0.toBranch)."
    }
    return Step(
      "Update \(consolidation.name)", why: "It has auto_update.\(move ?? "")",
      .sequence(commands, given: [stillThere(consolidation, clone)]), impact: .writes,
      undo: undo(consolidation, clone), onFailure: .goOn,
      advice: advice(forUpdating: consolidation))
  }

  /// A clone that broke off before its submodules came.
  private func finishing(_ consolidation: Consolidation, _ clone: CloneFacts) -> Step {
    Step(
      "Finish the clone of \(consolidation.name)",
      why: "Its submodules are not there, as a clone that broke off leaves it.",
      .sequence(
        [submodules(of: consolidation, clone)], given: [stillThere(consolidation, clone)]),
      impact: .writes, onFailure: .goOn, advice: advice(forUpdating: consolidation))
  }

  /// The checkout and the merge that were asked for beyond what setup does.
  private func additions(
    to consolidation: Consolidation, _ clone: CloneFacts
  ) -> [Command] {
    let path = consolidation.path
    guard clone.changes == 0 else { return [] }
    var commands: [Command] = []
    let isOnPin = consolidation.rev == nil || isOnPin(consolidation, clone)
    if setup.extras.contains(.moveBranches), !isOnPin, let rev = consolidation.rev {
      commands.append(git(path, "checkout", rev))
    }
    let willBeOnPin = isOnPin || !commands.isEmpty
    if setup.extras.contains(.fastForward), willBeOnPin {
      let isBranch = clone.branch == consolidation.rev || consolidation.rev == nil || !isOnPin
      if isBranch { commands.append(git(path, "merge", "--ff-only", "FETCH_HEAD")) }
    }
    return commands
  }

  private func isOnPin(_ consolidation: Consolidation, _ clone: CloneFacts) -> Bool {
    clone.branch == consolidation.rev || (clone.branch == nil && clone.head == clone.pinned)
  }

  private func reasonForLeaving(
    _ consolidation: Consolidation, _ clone: CloneFacts
  ) -> String {
    let place = clone.branch ?? clone.head.map { "commit \($0.prefix(10))" } ?? "no branch"
    if let rev = consolidation.rev, !isOnPin(consolidation, clone) {
      let how =
        clone.changes > 0
        ? "it has \(clone.changes) changed file\(clone.changes == 1 ? "" : "s"), so it is left alone"
        : "--move-branches checks that out"
      return "it is on \(place), and projects.toml says \(rev): \(how)"
    }
    if setup.extras.contains(.fastForward), clone.changes > 0 {
      return "it has changed files; commit or stash them, and --fast-forward brings it up to date"
    }
    return "it is on \(place), without auto_update; --fast-forward brings it up to date"
  }

  // MARK: - Pieces

  private func git(_ path: FilePath, _ words: String...) -> Command {
    Command(["git"] + words, in: path)
  }

  private func fetch(_ consolidation: Consolidation) -> Command {
    let words = ["git", "fetch", "--progress"]
    return Command(
      words + (consolidation.rev.map { ["origin", $0] } ?? []), in: consolidation.path)
  }

  private func submodules(of consolidation: Consolidation, _ clone: CloneFacts) -> Command {
    let begin = clone.lacksSubmodules ? ["--init"] : []
    return Command(
      ["git", "submodule", "update"] + begin + ["--recursive"], in: consolidation.path)
  }

  private func stillThere(
    _ consolidation: Consolidation, _ clone: CloneFacts
  ) -> Step.Requirement {
    .init(
      "\(consolidation.name) is not at the commit any more that it was planned for",
      .commit(consolidation.path, clone.head))
  }

  private func undo(_ consolidation: Consolidation, _ clone: CloneFacts) -> Step.Undo {
    guard let place = clone.branch ?? clone.head, let head = clone.head else {
      return .none("git reflog keeps where it was.")
    }
    return .none("it was at \(head.prefix(12)) (\(place)); git reflog keeps that.")
  }

  private func advice(forUpdating consolidation: Consolidation) -> String {
    """
    \(consolidation.name) has commits or changes of its own in the way, is on another branch, or can't be fetched: look with \
    git -C \(consolidation.path) status, put that right, then run setup again.
    """
  }
}

extension Consolidation {
  /// The fixup for a clone that is detached at a commit.
  func fixup(for head: String?) -> Fixup? {
    fixups.first { !$0.fromCommit.isEmpty && head == $0.fromCommit }
  }
}
