import SystemPackage
import Testing

@testable import Workbench

/// A whole `setup`, with git itself and a simulated machine.
@Suite struct SetupTests {
  private static let setup = Setup(chosen: SetupSwitches(["OXIDE_STAFF": "no"]))

  @Test(arguments: Shell.allCases)
  func aFreshWorkspaceEndsAsTheRealToolLeavesIt(shell: Shell) async throws {
    let workspace = try await SetupWorkspace()
    let plan = try await Self.setup.plan(at: workspace.site)
    let (status, job) = try await workspace.carryOut(plan, in: shell)
    #expect(status == 1)
    let failed = StepRecord.records(in: try workspace.text("steps", of: job)).filter {
      $0.event == .end && $0.text != "0"
    }
    #expect(failed.map { plan.steps[$0.step - 1].title } == ["Clone chelsio-t6-roms"])
    #expect(
      try await workspace.clones() == """
        amd-host-image-builder main amd-host-image-builder new
        bootserver main bootserver with a part
        dmar-report main dmar-report 1
        illumos stlouis illumos stlouis
        image-builder main image-builder 2
        omnios-build helios3 omnios-build 2
        omnios-extra detached omnios-extra pinned
        phbl main phbl 1
        pilot main pilot 1
        pinprick main pinprick 1

        """)
    try await expectWhatSetupMakes(in: workspace)
  }

  private func expectWhatSetupMakes(in workspace: SetupWorkspace) async throws {
    let made = try await workspace.run(
      """
      cd helios
      ls projects/bootserver/part/lib projects/illumos/*.sh
      readlink packages/os-conflicts.mogrify packages/os-deps.mogrify
      cat packages/publisher.mogrify; ls packages/other/publisher; ls tmp
      tail -1 projects/illumos/illumos-release.sh
      """)
    #expect(
      made == """
        projects/illumos/illumos-quick-debug.sh
        projects/illumos/illumos-quick.sh
        projects/illumos/illumos-release.sh
        projects/illumos/illumos.sh

        projects/bootserver/part/lib:
        x
        ../tools/packages/os-conflicts.mogrify
        ../tools/packages/os-deps.mogrify
        <transform set name=pkg.fmri -> edit value pkg://[^/]+/ pkg://helios/>
        helios
        amd-firmware
        amd-host-image-builder
        bootserver
        chelsio-t6-roms
        dmar-report
        illumos
        image-builder
        omnios-build
        omnios-extra
        phbl
        pilot
        pinprick
        export PKGVERS_BRANCH='3.0.2'

        """)
    let folder = workspace.site.workspace.root
    #expect(
      try workspace.scratch.read("helios/projects/omnios-extra/lib/site.sh") == """
        PFEXEC=/usr/bin/pfexec
        PKGPUBLISHER=helios
        HOMEURL=https://oxide.computer/helios
        PUBLISHER_EMAIL=jmc@oxide.computer
        RELVER=3
        DASHREV=0
        PVER=$RELVER.$DASHREV
        IPS_REPO=https://pkg.oxide.computer/helios/3/dev/
        TMPDIR=\(folder)/tmp/omnios-extra
        DTMPDIR=$TMPDIR

        """)
  }

  @Test func doneASecondTimeItDoesNothingToWhatIsDone() async throws {
    let workspace = try await SetupWorkspace()
    _ = try await workspace.carryOut(
      try await Self.setup.plan(at: workspace.site), in: .dash)
    let before = try await workspace.fingerprint()
    // The switch was kept: it need not be said again.
    let plan = try await Setup().plan(at: workspace.site)
    let (status, job) = try await workspace.carryOut(plan, in: .dash)
    #expect(status == 1)
    #expect(try await workspace.fingerprint() == before)
    let records = StepRecord.records(in: try workspace.text("steps", of: job))
    let skipped = Set(records.filter { $0.event == .skip }.map(\.step))
    let done = plan.steps.indices.filter { !skipped.contains($0 + 1) }.map { plan.steps[$0].title }
    #expect(
      done == [
        "Check the machine and the list", "Claim the workspace", "Update phbl",
        "Update image-builder", "Update bootserver", "Update amd-host-image-builder",
        "Clone chelsio-t6-roms", "Install the Rust toolchain of phbl",
        "Install the Rust toolchain of image-builder", "Build image-builder",
        "Install the Rust toolchain of bootserver", "Build bootserver",
      ])
  }

  @Test func aFailureNamesTheSwitchThatLeavesItOut() async throws {
    let workspace = try await SetupWorkspace()
    let plan = try await Self.setup.plan(at: workspace.site)
    let (_, job) = try await workspace.carryOut(plan, in: .dash)
    let advice = StepRecord.records(in: try workspace.text("steps", of: job)).filter {
      $0.event == .advice
    }
    let reason = StepRecord.records(in: try workspace.text("steps", of: job)).last {
      $0.event == .reason
    }
    #expect(reason?.text.hasPrefix("repository '") == true)
    #expect(reason?.text.hasSuffix("up/chelsio-t6-roms' does not exist") == true)
    #expect(advice.count == 1)
    #expect(advice.first?.text.contains("OXIDE_ROMS=no leaves it out") == true)
  }

  @Test func aFileEditedByHandIsKept() async throws {
    let workspace = try await SetupWorkspace()
    _ = try await workspace.carryOut(try await Self.setup.plan(at: workspace.site), in: .dash)
    try workspace.scratch.write("mine\n", to: "helios/projects/omnios-build/lib/site.sh")
    try workspace.scratch.write("mine\n", to: "helios/projects/illumos/illumos-quick.sh")
    let plan = try await Setup().plan(at: workspace.site)
    let (_, job) = try await workspace.carryOut(plan, in: .dash)
    #expect(try workspace.text("site.sh.old", of: job) == "mine\n")
    #expect(try workspace.text("illumos-quick.sh.old", of: job) == "mine\n")
    #expect(
      try workspace.scratch.read("helios/projects/illumos/illumos-quick.sh") != "mine\n")
  }

  @Test(arguments: Shell.allCases)
  func aFileThatIsEditedAfterThePlanWasShownIsLeftAlone(shell: Shell) async throws {
    let workspace = try await SetupWorkspace()
    _ = try await workspace.carryOut(try await Self.setup.plan(at: workspace.site), in: .dash)
    let files = ["omnios-build/lib/site.sh", "illumos/illumos-quick.sh"].map {
      "helios/projects/\($0)"
    }
    for file in files { try workspace.scratch.write("mine\n", to: file) }
    let plan = try await Setup().plan(at: workspace.site)
    for file in files { try workspace.scratch.write("mine, later\n", to: file) }
    let (status, _) = try await workspace.carryOut(plan, in: shell)
    #expect(status == 1)
    for file in files { #expect(try workspace.scratch.read(file) == "mine, later\n") }
  }

  @Test func whatSetupLeavesAloneMovesOnlyWhenAsked() async throws {
    let workspace = try await SetupWorkspace()
    let extras = Setup(
      chosen: SetupSwitches(["OXIDE_STAFF": "no"]), extras: [.fastForward, .moveBranches])
    _ = try await workspace.carryOut(try await extras.plan(at: workspace.site), in: .dash)
    #expect(try await workspace.clones().contains("dmar-report main dmar-report 2\n"))
    _ = try await workspace.run("git -C helios/projects/illumos checkout -q master")
    _ = try await workspace.carryOut(try await Setup().plan(at: workspace.site), in: .dash)
    #expect(try await workspace.clones().contains("illumos master illumos 2\n"))
    _ = try await workspace.carryOut(try await extras.plan(at: workspace.site), in: .dash)
    #expect(try await workspace.clones().contains("illumos stlouis illumos stlouis\n"))
  }

  @Test func aCloneThatBrokeOffIsToldAndLeftAlone() async throws {
    let workspace = try await SetupWorkspace()
    _ = try await workspace.run("git init -q helios/projects/pilot")
    let plan = try await Self.setup.plan(at: workspace.site)
    let (status, job) = try await workspace.carryOut(plan, in: .dash)
    #expect(status == 1)
    let step = (plan.steps.firstIndex { $0.title == "Clone pilot" } ?? -1) + 1
    #expect(
      try workspace.text("out.\(step)", of: job).contains("git finds no commit in it"))
  }

  @Test func aCloneWithoutItsSubmodulesIsFinished() async throws {
    let workspace = try await SetupWorkspace()
    _ = try await workspace.carryOut(try await Self.setup.plan(at: workspace.site), in: .dash)
    _ = try await workspace.run(
      """
      for name in bootserver pinprick; do
        git -C up/$name submodule --quiet add "$PWD/up/part" more; git -C up/$name commit -qm more
        rm -rf helios/projects/$name; git clone -q up/$name helios/projects/$name
      done
      """)
    let plan = try await Setup().plan(at: workspace.site)
    #expect(plan.steps.contains { $0.title == "Finish the clone of pinprick" })
    _ = try await workspace.carryOut(plan, in: .dash)
    #expect(
      try await workspace.run("ls helios/projects/*/more/lib/x") == """
        helios/projects/bootserver/more/lib/x
        helios/projects/pinprick/more/lib/x

        """)
    let again = try await Setup().plan(at: workspace.site)
    #expect(again.steps.contains { $0.title == "Leave pinprick as it is" })
  }

  @Test func fromNothingItClonesHeliosAndThenKnowsTheRest() async throws {
    let workspace = try await SetupWorkspace()
    _ = try await workspace.run(
      "cd helios; git init -q; git add config tools; git commit -qm helios; rm ../machine/bin/git")
    var site = workspace.site
    site.workspace = Workspace(root: workspace.scratch.path.appending("new"))
    let setup = Setup(url: workspace.scratch.path.appending("helios").string)
    let first = try await setup.plan(at: site)
    #expect(first.continues)
    #expect(try await workspace.carryOut(first, in: .dash).status == 0)
    let second = try await setup.plan(at: site)
    #expect(!second.continues)
    #expect(second.steps.contains { $0.title == "Clone illumos" })
  }

  @Test func aFolderWithSomethingElseIsRefused() async throws {
    let workspace = try await SetupWorkspace()
    var site = workspace.site
    site.workspace = Workspace(root: workspace.scratch.path.appending("up"))
    let error = await #expect(throws: Problem.self) { try await Setup().plan(at: site) }
    #expect(error?.kind == .refused)
    #expect(error?.summary.hasSuffix("up: something else is there.") == true)
  }
}

extension SetupWorkspace {
  func text(_ file: String, of job: FilePath) throws -> String {
    try scratch.read("\(job.lastComponent?.string ?? "")/\(file)")
  }

  /// Every file that setup may write, with its time; what git keeps for itself aside.
  func fingerprint() async throws -> String {
    try await run(
      "find helios -name .git -prune -o -type f -exec ls -l --full-time {} + ; readlink helios/packages/*.mogrify || :"
    ) + clones()
  }
}
