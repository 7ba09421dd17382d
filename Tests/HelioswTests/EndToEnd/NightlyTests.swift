import FoundationEssentials
import Glibc
import SystemPackage
import Testing

/// What nightly does of its own accord, by illumos' script where there is one, and by the demo machine's.
@Suite(.serialized) struct NightlyTests {
  @Test(
    .enabled(
      if: NightlyGate.script != nil,
      "no nightly of illumos is at hand; HELIOSW_REAL_NIGHTLY may name one"))
  func anIllumosNightlyIsDrivenToo() async throws {
    let gate = try await NightlyGate(.real, "clean")
    let log = try await gate.shell("sh -c 'exec grep -c logshuffle usr/src/tools/scripts/nightly'")
    #expect(log.lines != ["0"])
  }

  @Test(
    arguments: NightlyGate.editions,
    [
      ("clean", Int32(0), "clean"), ("failed", 1, "failed"), ("checks-failed", 3, "checksFailed"),
    ])
  func theStatusIsWhatNightlyAndItsSummaryTell(
    edition: NightlyGate.Edition, end: (ending: String, status: Int32, outcome: String)
  ) async throws {
    let gate = try await NightlyGate(edition, end.ending)
    let answer = try await gate.run("build-illumos", "-q")
    #expect(answer.status == end.status)
    #expect(answer.lines.contains("phase  source non-DEBUG"))
    let build = try #require(try await gate.history().first)
    #expect(build.outcome == end.outcome)
    #expect(build.job == gate.world.jobs.names.last)
    #expect(!gate.world.lock.exists)
    #expect(!gate.world.log.appending("nightly.log").exists)
  }

  @Test(arguments: NightlyGate.editions)
  func aStoppedJobLetsNightlyTidyUp(edition: NightlyGate.Edition) async throws {
    let gate = try await NightlyGate(edition, "endless", seconds: 10)
    let job = try await gate.start()
    #expect(try await gate.run("jobs", "stop", job).output == "\(job) stopped\n")
    #expect(!gate.world.lock.exists)
    #expect(!gate.world.log.appending("nightly.log").exists)
    let build = try #require(try await gate.history().first)
    #expect((build.outcome, build.job) == ("interrupted", job))
    #expect(try await gate.run("jobs", "follow", job).status == 4)
  }

  @Test(arguments: NightlyGate.editions, [SIGHUP, SIGTERM])
  func aForeignNightlyObeysSignalsAndIsInterrupted(
    edition: NightlyGate.Edition, signal: Int32
  ) async throws {
    let gate = try await NightlyGate(edition, "endless", seconds: 10)
    let status = try await begunByHand(gate) {
      let target = try gate.world.lock.target
      let process = try #require(target.split(separator: ".").last.flatMap { pid_t($0) })
      kill(-getpgid(process), signal)
    }
    #expect(status == "1")
    #expect(try await gate.history().first?.outcome == "interrupted")
    #expect(!gate.world.lock.exists)
  }

  @Test(arguments: NightlyGate.editions)
  func aForeignNightlyIsNamedRefusesASecondBuildAndIsStopped(
    edition: NightlyGate.Edition
  ) async throws {
    let gate = try await NightlyGate(edition, "endless", seconds: 10)
    let status = try await begunByHand(gate) {
      let process = try #require(try gate.world.lock.target.split(separator: ".").last)
      let text = try await gate.run("status").lines
      #expect(text[1].hasPrefix("build      running, started by robin, pid \(process), "))
      let second = try await gate.run("build-illumos", "-q")
      #expect(second.status == 5)
      let refusal = "A nightly already runs in illumos: robin (process \(process))"
      #expect(second.errors.contains(refusal))
      #expect(try await gate.history().first?.outcome == "running")
      #expect(try await gate.run("stop-nightly").status == 0)
    }
    #expect(status == "1")
    let build = try #require(try await gate.history().first)
    #expect((build.outcome, build.job) == ("interrupted", nil))
  }

  @Test(arguments: NightlyGate.editions)
  func oneThatIsKilledLeavesAStaleLockAndABuildInTheHistory(
    edition: NightlyGate.Edition
  ) async throws {
    let gate = try await NightlyGate(edition, "endless", seconds: 10)
    let job = try await gate.start()
    let group = try #require(gate.world.jobs.group(of: job))
    kill(-group, SIGKILL)
    _ = try await eventually { gate.world.jobs.isAlive(job) ? nil : true }
    let text = try await gate.run("status").output
    #expect(text.contains("nightly.lock of robin (pid "))
    #expect(text.contains("quick build of illumos was lost"))
    #expect(try await gate.run("jobs", "follow", job).status == 6)
    let killed = try #require(try await gate.history().first)
    #expect((killed.outcome, killed.job) == ("interrupted", job))

    try gate.world.simulate("clean")
    #expect(try await gate.run("build-illumos", "-q").status == 0)
    let builds = try await gate.history()
    #expect(builds.prefix(2).map(\.outcome) == ["clean", "interrupted"])
    #expect(builds.prefix(2).map(\.number) == [killed.number + 1, killed.number])
    let follow = try await gate.run("jobs", "follow", job)
    #expect(follow.status == 6)
    #expect(!follow.lines.contains("build  built clean"))
  }

  @Test(arguments: NightlyGate.editions)
  func aSecondNightlyTakesTheLogAwayAndTheFirstStillCountsAsRunning(
    edition: NightlyGate.Edition
  ) async throws {
    let gate = try await NightlyGate(edition, "endless", seconds: 10)
    let job = try await gate.start()
    let process = try #require(try gate.world.lock.target.split(separator: ".").last)
    let second = try await gate.shell("usr/src/tools/scripts/nightly \"$PWD/illumos-quick.sh\"")
    #expect(second.status == 1)
    #expect(
      second.lines.first == "i386 build of illumos already started by robin as \(process).")
    #expect(!gate.world.lock.exists)

    let before = try await gate.history()
    #expect(before.first?.outcome == "running")
    #expect(try await gate.run("status").lines[1].hasPrefix("build      running"))
    #expect(try await gate.run("build-illumos", "-q").status == 5)
    #expect(try await gate.run("jobs", "stop", job).status == 0)
    let after = try await gate.history()
    #expect(after.map(\.number) == before.map(\.number))
    #expect(after.first?.outcome == "interrupted")
  }

  @Test(arguments: NightlyGate.editions)
  func aNightlyThatHasLostItsLockRefusesABuildAllTheSame(edition: NightlyGate.Edition) async throws
  {
    let gate = try await NightlyGate(edition, "endless", seconds: 10)
    _ = try await begunByHand(gate) {
      let process = try #require(
        try gate.world.lock.target.split(separator: ".").last.flatMap { pid_t($0) })
      _ = try await gate.shell("usr/src/tools/scripts/nightly \"$PWD/illumos-quick.sh\"")
      #expect(!gate.world.lock.exists)
      let build = try await gate.run("build-illumos", "-q")
      #expect(build.status == 5)
      #expect(build.errors.contains("A nightly already runs in illumos: "))
      #expect(gate.world.jobs.names.allSatisfy { !$0.contains("build-illumos") })
      kill(-getpgid(process), SIGTERM)
    }
  }

  /// Starts nightly as a person would, outside of heliosw, and does something to it.
  ///
  /// - Returns: nightly's exit status.
  private func begunByHand(
    _ gate: NightlyGate, _ meanwhile: () async throws -> Void
  ) async throws -> String? {
    _ = try await gate.run("genenv", "-q")
    async let nightly = gate.shell(
      "setsid -w usr/src/tools/scripts/nightly \"$PWD/illumos-quick.sh\" </dev/null; echo $?")
    try await gate.reachTheSource()
    try await meanwhile()
    return try await nightly.lines.last
  }
}

extension FilePath {
  /// Where a symbolic link leads.
  fileprivate var target: String {
    get throws { try FileManager.default.destinationOfSymbolicLink(atPath: string) }
  }
}
