import SystemPackage

/// The steps of a `setup`, from what is known of the workspace.
struct SetupSteps {
  let site: Site
  let facts: SetupFacts
  let setup: Setup
  let release: HeliosRelease
  /// What `unless_env`'s variables are set to in the end.
  let switches: SetupSwitches

  var workspace: Workspace { site.workspace }
  var places: SetupPlaces { SetupPlaces(workspace, facts.consolidations) }

  /// The consolidations that no switch leaves out.
  var wanted: [Consolidation] {
    facts.consolidations.filter { $0.absentReason(switches.values) == .notCloned }
  }

  func clone(of consolidation: Consolidation) -> CloneFacts {
    facts.clones[consolidation.name] ?? CloneFacts()
  }

  var checks: Step {
    Step(
      "Check the machine and the list",
      why: "What is cloned and written depends on the release of Helios and on projects.toml.",
      .require([
        .init(
          "setup makes a workspace on Helios only", .line("ID=helios", in: site.machine.osRelease)),
        .init(
          "config/projects.toml has changed since this was planned",
          .checksum(workspace.projectsFile, facts.projectsSum)),
      ]), impact: .reads)
  }

  var claim: Step {
    Step(
      "Claim the workspace", why: "Two setups at once would get into each other's clones.",
      .claim(workspace.temporaryFolder.appending("heliosw-setup.running")), impact: .writes)
  }

  var folders: [Step] {
    let keeping = kept.isEmpty ? [] : [facts.stateFolder].compactMap(\.self)
    let missing = (places.folders + keeping).filter { !facts.present.contains($0) }
    guard !missing.isEmpty else { return [] }
    return [
      Step(
        "Make folders", why: "Clones, packages and what builds don't keep have a folder each.",
        .run(Command(["mkdir", "-p"] + names(of: missing), in: workspace.root)), impact: .writes)
    ]
  }

  /// The folders, as they are called in the workspace.
  private func names(of folders: [FilePath]) -> [String] {
    folders.map { folder in
      var folder = folder
      return folder.removePrefix(workspace.root) ? folder.string : folder.string
    }
  }

  /// The switches of the command line, kept on the machine.
  var kept: [Step] {
    guard !setup.chosen.values.isEmpty, let folder = facts.stateFolder else { return [] }
    let all = setup.chosen.over(facts.kept)
    guard all != facts.kept else { return [] }
    return [
      Step(
        "Keep the switches", why: "What is left out once is left out by every later setup.",
        .write(folder.appending("switches"), contents: all.text), impact: .writes,
        onFailure: .goOn)
    ]
  }

  /// `lib/site.sh` where it is wanted.
  var siteScripts: [Step] {
    wanted.filter(\.writesSiteScript).map { consolidation in
      let path = places.siteScript(of: consolidation)
      let contents = SiteScript(
        release: release, temporaryFolder: consolidation.temporaryFolder(in: workspace)
      ).contents
      return writing(
        path, contents, "Write lib/site.sh of \(consolidation.name)",
        why: "It tells the build scripts the release, the publisher and the temporary folder.",
        need: .init(path.removingLastComponent(), orSkip: "\(consolidation.name) has no folder lib")
      )
    }
  }

  /// A file that is written where it is not as it should be; what that changes is shown, and nothing else is replaced.
  func writing(
    _ path: FilePath, _ contents: String, _ title: String, why: String, need: Step.Need? = nil
  ) -> Step {
    let present = facts.files[path]
    return Step(
      title, why: ([why] + present.changes(to: contents)).joined(separator: "\n"),
      present?.contents == contents
        ? .skip(reason: "it is as it should be")
        : .write(path, contents: contents, given: present.requirements(at: path)),
      impact: .writes, undo: Step.oldFileIsKept, onFailure: .goOn, need: need)
  }
}

// MARK: - Environment files

extension SetupSteps {
  /// The gate's four environment files, if it is wanted.
  var environmentFiles: [Step] {
    guard let gate = wanted.first(where: { $0.path == workspace.mainGate.path }) else { return [] }
    return BuildKind.allCases.map { step(for: $0, of: gate) }
  }

  private func step(for kind: BuildKind, of gate: Consolidation) -> Step {
    let need = Step.Need(
      gate.path.appending("usr/src"), orSkip: "\(gate.name) is not cloned")
    let why = "nightly and bldenv take their options, compilers and versions from it."
    let title = "Write \(kind.environmentFileName)"
    guard let processors = facts.processors, processors > 0 else {
      let reason = "psrinfo -t does not say how many processors there are"
      return Step(title, why: why, .skip(reason: reason), impact: .writes)
    }
    let file = EnvironmentFile(
      kind: kind, gate: gate.path, release: release, processors: processors,
      commits: .init(count: countedCommits(of: gate) ?? Self.unknown))
    let present = facts.files[file.path]
    if present != nil, setup.extras.contains(.keepEnvironment) { return file.keeping(present) }
    guard kind == .release, countedCommits(of: gate) == nil else {
      return writing(file.path, file.contents, title, why: why, need: need)
    }
    return filling(file, present, of: gate, title, why: why, need: need)
  }

  /// The release's file, its number put in when the plan has moved the clone to where it is counted.
  private func filling(
    _ file: EnvironmentFile, _ present: PresentFile?, of gate: Consolidation, _ title: String,
    why: String, need: Step.Need
  ) -> Step {
    let slot = "@COMMITS@"
    let contents = file.contents.replacing(".0.\(Self.unknown)", with: ".0.\(slot)")
    let changes = present.changes(to: contents)
    let note = changes.isEmpty ? [] : ["\(slot) becomes the number of commits, counted then."]
    return Step(
      title, why: ([why] + changes + note).joined(separator: "\n"),
      .fill(
        file.path, contents: contents, slot: slot,
        from: Command(["git", "-C", gate.path.string, "rev-list", "--count", "HEAD"]),
        given: present.requirements(at: file.path)),
      impact: .writes, undo: Step.oldFileIsKept, onFailure: .goOn, need: need)
  }

  /// How many commits the gate has; those of a clone that this plan makes or moves can't be counted before.
  private func countedCommits(of gate: Consolidation) -> Int? {
    let clone = clone(of: gate)
    return clone.presence != .clone || moves(gate) ? nil : clone.commits
  }

  /// Stands for a number of commits that is not known yet.
  private static let unknown = -1
}
