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
      return Step(
        "Write lib/site.sh of \(consolidation.name)",
        why: "It tells the build scripts the release, the publisher and the temporary folder.",
        facts.files[path] == contents
          ? .skip(reason: "it is as it should be") : .write(path, contents: contents),
        impact: .writes, undo: .none("an older file that differs is kept in the job's folder."),
        onFailure: .goOn,
        need: .init(path.removingLastComponent(), orSkip: "\(consolidation.name) has no folder lib")
      )
    }
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
    Step(
      "Write \(kind.environmentFileName)",
      why: "nightly and bldenv take their options, compilers and versions from it.",
      environmentFile(kind, of: gate), impact: .writes,
      undo: .none("an older file that differs is kept in the job's folder."), onFailure: .goOn,
      need: .init(gate.path.appending("usr/src"), orSkip: "\(gate.name) is not cloned"))
  }

  private func environmentFile(_ kind: BuildKind, of gate: Consolidation) -> Step.Work {
    guard let processors = facts.processors, processors > 0 else {
      return .skip(reason: "psrinfo -t does not say how many processors there are")
    }
    let clone = clone(of: gate)
    // The commits of a clone that this plan makes or moves can't be counted before.
    let isMoving = clone.presence != .clone || moves(gate)
    let unknown = -1
    let file = EnvironmentFile(
      kind: kind, gate: gate.path, release: release, processors: processors,
      commits: .init(count: isMoving ? unknown : clone.commits ?? unknown))
    let slot = "@COMMITS@"
    let contents = file.contents.replacing(".0.\(unknown)", with: ".0.\(slot)")
    guard contents == file.contents else {
      return .fill(
        file.path, contents: contents, slot: slot,
        from: Command(["git", "-C", gate.path.string, "rev-list", "--count", "HEAD"]))
    }
    return facts.files[file.path] == contents
      ? .skip(reason: "it is as it should be") : .write(file.path, contents: contents)
  }
}
