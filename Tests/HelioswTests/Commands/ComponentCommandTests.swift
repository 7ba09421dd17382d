import FoundationEssentials
import SystemPackage
import Testing

/// `heliosw rebuild`, `check`, `packages`, `genenv` and `merge-illumos` in a demo world.
@Suite(.serialized) struct ComponentCommandTests {
  private struct Outcome: Decodable {
    struct Failure: Decodable { var component: String? }
    struct File: Decodable { var path: String }
    struct Installed: Decodable { var files: [File] }
    struct Job: Decodable { var state: String }
    var job: Job
    var errors: [Failure]?
    var installed: Installed?
  }

  /// A world at peace, whose mistake in cmd/id stands again.
  private func settled() async throws -> (DemoWorldUnderTest, ProgramUnderTest) {
    let world = try await DemoWorldUnderTest.Maker.components.world()
    let program = try ProgramUnderTest(in: world)
    try await world.settle()
    try world.simulate("failed")
    _ = try await program.shell(
      "git checkout -q -- usr/src/cmd/id/id.c; touch usr/src/cmd/id/id.c; rm -rf gates",
      in: world.gate)
    return (world, program)
  }

  @Test func aComponentFailsIsMendedAndBuiltAnew() async throws {
    let (world, program) = try await settled()
    let failed = try await program.run(["rebuild", "-q", "cmd/id", "--demo"])
    #expect(failed.status == 1)
    #expect(failed.lines.contains { $0.hasPrefix("error  cmd/id: id.c:") })
    #expect(failed.lines.last == "rebuild cmd/id failed: rebuild cmd/id (status 1).")
    _ = try await program.shell("sed -i '/foo = 1;/d' usr/src/cmd/id/id.c", in: world.gate)
    let mended = try await program.run(["rebuild", "-q", "usr/src/cmd/id/id.c", "--demo"])
    #expect(mended.status == 0)
    #expect(mended.lines.contains { $0.hasPrefix("file   usr/bin/id  ") })
    #expect(world.gate.appending("proto/root_i386-nd/usr/bin/id").exists)
    #expect(!world.claim.exists)
  }

  @Test func theEndOfARebuildIsToldAsJSON() async throws {
    let (_, program) = try await settled()
    let answer = try await program.run(["rebuild", "-q", "cmd/id", "--demo", "--json"])
    #expect(answer.status == 1)
    let outcome = try JSONDecoder().decode(Outcome.self, from: Data(answer.output.utf8))
    #expect(outcome.job.state == "failed")
    #expect(outcome.errors?.allSatisfy { $0.component == "cmd/id" } == true)
    #expect(outcome.installed?.files.isEmpty == true)
  }

  @Test func whatIsNoComponentIsRefusedBeforeAnythingStarts() async throws {
    let (world, program) = try await settled()
    for word in ["cmd/nosuch", "../../..", "README.md"] {
      let answer = try await program.run(["rebuild", "-q", word, "--demo"])
      #expect(answer.status == 5)
    }
    #expect(world.jobs.names.isEmpty)
  }

  @Test func aCheckFindsLongLines() async throws {
    let (_, program) = try await settled()
    let check = try await program.run(["check", "-q", "cmd/id", "--demo"])
    #expect(check.status == 1)
    #expect(check.lines.contains { $0.hasSuffix("id.c: 120: line > 80 characters") })
    #expect(try await program.run(["check", "-q", "man/man1", "--demo"]).status == 0)
  }

  @Test func packagesArePublishedFromTheProtoArea() async throws {
    let (world, program) = try await settled()
    _ = try await program.shell("mkdir -p proto/root_i386-nd", in: world.gate)
    #expect(try await program.run(["publish", "-q", "--demo"]).status == 0)
    let job = try #require(world.jobs.names.first)
    #expect(world.jobs.content("out", of: job)?.contains("Publishing SUNWcs to redist") == true)
    #expect(world.jobs.content("out", of: job)?.contains("not found") == false)
    let list = "packages/i386/nightly-nd/repo.redist/publisher/on-nightly/simulated-packages"
    #expect(try world.gate.appending(list).text().contains("SUNWcs"))
    _ = try await program.shell("rm -rf proto/root_i386", in: world.gate)
    #expect(try await program.run(["publish", "-q", "-d", "--demo"]).status == 5)
  }

  @Test func aMergeFillsACopyAndPutsItInPlace() async throws {
    let (world, program) = try await settled()
    let refused = try await program.run(["merge-illumos", "-o", "nowhere", "--demo"])
    #expect(refused.status == 5)
    _ = try await program.shell(
      """
      PATH=\(world.folder)/machine/bin:$PATH; mkdir -p packages; cd packages
      for name in nightly nightly-nd; do
        repo=../projects/illumos/packages/i386/$name/repo.redist
        [ -f "$repo/pkg5.repository" ] || { pkgrepo create "$repo"; pkgrepo add-publisher -s "$repo" on-nightly; }
        echo SUNWcs >"$repo/publisher/on-nightly/simulated-packages"
      done
      rm -rf os; pkgrepo create os; touch os-conflicts.mogrify os-deps.mogrify
      """, in: world.workspace)
    let answer = try await program.run(["merge-illumos", "-p", "robin", "--demo"])
    #expect(answer.status == 0)
    let names = try await program.shell(
      "cat packages/os/publisher/robin/simulated-packages; ls packages tmp/illumos",
      in: world.workspace)
    #expect(names.lines.first?.split(separator: "\t").first == "SUNWcs")
    #expect(!names.output.contains("heliosw-"))
    #expect(!names.output.contains("nightly-merged"))
  }

  @Test func genenvWritesAllFourFiles() async throws {
    let (world, program) = try await settled()
    #expect(try await program.run(["genenv", "--demo"]).status == 0)
    for name in ["illumos", "illumos-quick", "illumos-quick-debug", "illumos-release"] {
      #expect(world.gate.appending("\(name).sh").exists)
    }
    let commits = try await program.shell("git rev-list --count HEAD", in: world.gate)
    let count = commits.output.filter { !$0.isWhitespace }
    let release = try world.gate.appending("illumos-release.sh").text()
    #expect(release.contains("export PKGVERS_BRANCH='3.0.\(count)'\n"))
  }

  @Test func aGateElsewhereIsBuiltWithItsOwnLogAndLock() async throws {
    let (world, program) = try await settled()
    try world.simulate("clean")
    let elsewhere = world.folder.appending("gates/illumos")
    _ = try await program.shell(
      "rm -rf '\(elsewhere)'; mkdir -p '\(elsewhere)'; cp -R .git usr '\(elsewhere)/'",
      in: world.gate)
    let before = world.finishedBuilds
    let answer = try await program.run([
      "build-illumos", "-q", "-g", elsewhere.string, "--demo",
    ])
    #expect(answer.status == 0)
    #expect(answer.lines.contains("phase  source non-DEBUG"))
    #expect(elsewhere.appending("log/latest/nightly.log").exists)
    #expect(world.finishedBuilds == before)
  }

  @Test func aPlanIsPrintedWhileABuildRuns() async throws {
    let (world, program) = try await settled()
    try world.simulate("endless", seconds: 600)
    #expect(try await program.run(["build-illumos", "-q", "--demo", "--detach"]).status == 0)
    _ = try await eventually { world.lock.exists ? true : nil }
    let plan = try await program.run(["plan", "build-illumos", "-q", "--demo"])
    #expect(plan.status == 0)
    #expect(plan.output.hasPrefix("#!/bin/sh\n"))
    #expect(try await program.run(["rebuild", "-q", "cmd/id", "--demo"]).status == 5)
    try await world.settle()
  }

  @Test func aBldenvNeedsATerminal() async throws {
    let (world, program) = try await settled()
    let answer = try await program.run(["bldenv", "-q", "--in", "cmd/id", "pwd", "--demo"])
    #expect(answer.status == 5)
    #expect(answer.errors.contains("needs a terminal"))
    #expect(world.jobs.names.isEmpty)
  }
}
