import SystemPackage

/// What a workspace must be like, and who is at work in it.
extension Doctor {
  static let workspace: [DoctorCheck] = [
    DoctorCheck(
      "bldenv", "bldenv shell",
      why: "Inside one, builds would mix two environments, and refuse to start.",
      stops: [.build], script: { _ in #"printf '%s\n' "${CODEMGR_WS:-}""# },
      judge: { answer, _ in
        let inside = answer.text.trimmedLine
        return inside.isEmpty
          ? .ok("not inside one: CODEMGR_WS is unset")
          : .problem(
            "inside the bldenv of \(inside)", .advice("Leave that shell, and start heliosw anew."))
      }),
    DoctorCheck(
      "lock", "Build under way", why: "A second nightly would move the first one's log away.",
      stops: [.build], script: { LockFacts.script($0.workspace.mainGate) },
      judge: { answer, _ in
        let lock = LockFacts.read(answer.text)
        guard let holder = lock.holderInWords else { return .ok("none: nightly.lock is free") }
        return lock.isHeld
          ? .problem(
            "\(holder) builds here",
            .advice("Wait for its end; heliosw jobs shows it if heliosw started it."))
          : .warn(
            "\(holder) left its lock behind",
            .advice("The next nightly takes it over by itself; heliosw clear-lock removes it."))
      }),
    DoctorCheck(
      "nightly-conf", "/etc/nightly.conf",
      why: "nightly reads it before the environment file, so it can change any build.",
      script: { "test -f \($0.machine.root.appending("etc/nightly.conf").quoted) && echo there" },
      judge: { answer, _ in
        answer.text.trimmedLine == "there"
          ? .warn(
            "/etc/nightly.conf is there", .advice("Read it, and move it away unless it is meant."))
          : .ok("none")
      }),
    DoctorCheck(
      "checkout", "helios checkout",
      why: "Which repositories there are, and which revisions are pinned, comes from it.",
      script: { "git -C \($0.workspace.root.quoted) rev-list --count HEAD..@{upstream}" },
      judge: { answer, place in
        guard let behind = Int(answer.text.trimmedLine) else {
          return .unknown("it has no upstream branch")
        }
        guard behind > 0 else { return .ok("up to date, as of the last fetch") }
        let git = Command(["git", "merge", "--ff-only", "@{upstream}"], in: place.workspace.root)
        return .warn(
          "\(behind) commit\(behind == 1 ? "" : "s") behind its upstream",
          .commands(
            [git], title: "Bring the helios checkout up to date", impact: .writes,
            undo: .command(
              Command(["git", "reset", "--keep", "HEAD@{1}"], in: place.workspace.root))))
      }),
    DoctorCheck(
      "clones", "Consolidations", why: "illumos is built from one of them, images from the others.",
      stops: [.build, .image],
      script: { place in
        place.consolidations.map {
          "test -e \($0.path.appending(".git").quoted) || echo \(ShellWord.quoted("missing \($0.name)"))"
        }.joined(separator: "\n") + "\n" + kept
      }, judge: { answer, place in clones(answer, place) }),
    DoctorCheck(
      "publishers", "Package repositories",
      why: "Packages of another publisher than the release's can't be put into them.",
      stops: [.image],
      script: { place in
        """
        cat \(place.machine.osRelease.quoted)
        for name in os other combined; do
          for folder in \(place.workspace.packagesFolder.quoted)/$name/publisher/*; do
            test ! -d "$folder" || echo "publisher $name ${folder##*/}"
          done
        done
        """
      }, judge: { answer, place in publishers(answer, place) }),
  ]

  private static let kept = #"""
    test -z "$jobs" || cat "${jobs%/jobs}/switches" 2>/dev/null
    for name in OXIDE_STAFF BUILD_OS; do eval "test -z \"\${$name+x}\" || echo $name=\$$name"; done
    """#

  private static func clones(_ answer: ScriptAnswer, _ place: DoctorPlace) -> Diagnosis {
    guard !place.consolidations.isEmpty else {
      return .problem(
        "config/projects.toml can't be read",
        .advice("A workspace is a clone of oxidecomputer/helios."))
    }
    let switches = SetupSwitches(text: answer.text)
    let lines = Set(answer.text.split(whereSeparator: \.isNewline).map(String.init))
    let missing = place.consolidations.filter {
      lines.contains("missing \($0.name)") && $0.absentReason(switches.values) == .notCloned
    }
    guard !missing.isEmpty else { return .ok("all that are wanted are cloned") }
    let found = "not cloned: \(missing.map(\.name).joined(separator: ", "))"
    let mend = Mend.recipe(Setup.name, words: [])
    let isGate = missing.contains { $0.path == place.workspace.mainGate.path }
    return isGate ? .problem(found, mend) : .warn(found, mend)
  }

  private static func publishers(_ answer: ScriptAnswer, _ place: DoctorPlace) -> Diagnosis {
    let lines = answer.text.split(whereSeparator: \.isNewline)
    let found = lines.filter { $0.hasPrefix("publisher ") }.map { $0.split(separator: " ") }
    guard !found.isEmpty else { return .warn("none yet", .recipe(Setup.name, words: [])) }
    // What the system check says need not be said twice.
    guard let release = try? HeliosRelease(osRelease: answer.text, of: place.machine.name) else {
      return .unknown("for an unknown release")
    }
    let right = Set(found.filter { $0.count == 3 && $0[2] == release.publisher }.map { $0[1] })
    let wrong = found.filter { $0.count == 3 && !right.contains($0[1]) }
    guard !wrong.isEmpty else { return .ok("for \(release.publisher)") }
    let packages = place.workspace.packagesFolder
    let moves = wrong.map { words in
      Command(
        ["mv", "\(words[1])", "\(words[1]).\(words[2])"], in: packages)
    }
    let names = wrong.map { "\($0[1]) is for \($0[2])" }.joined(separator: ", ")
    return .problem(
      "\(names); Helios \(release.rawValue) has \(release.publisher)",
      .commands(
        moves, title: "Put the old repositories aside; setup makes new ones", impact: .writes,
        undo: .none("each can be moved back by hand.")))
  }
}
