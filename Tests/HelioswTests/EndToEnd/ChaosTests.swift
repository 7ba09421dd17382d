import FoundationEssentials
import Glibc
import SystemPackage
import Testing

/// Rounds of starting a build, killing something that belongs to it, and coming back.
///
/// `make chaos ROUNDS=200` plays more of them. A run prints its seed; `HELIOSW_CHAOS_SEED` plays it again.
@Suite(.serialized) struct ChaosTests {
  private enum Victim: CaseIterable {
    /// The workbench, which looks at the job.
    case screen
    /// The terminal around it.
    case terminal
    /// The command that starts and follows the job, perhaps before it has begun.
    case starter
    /// The shell that writes down how the job ends.
    case wrapper
  }

  private struct Chance: RandomNumberGenerator {
    var state: UInt64

    /// - Source: Knuth, The Art of Computer Programming, volume 2, 3.3.4, table 1, line 26.
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 33
    }
  }

  @Test func whateverIsKilledNoJobIsLostDoubledOrWronglyCalled() async throws {
    let variables = ProcessInfo.processInfo.environment
    let rounds = variables["HELIOSW_CHAOS_ROUNDS"].flatMap { Int($0) } ?? 20
    let seed = variables["HELIOSW_CHAOS_SEED"].flatMap { UInt64($0) } ?? .random(in: 1...999_999)
    print("chaos: \(rounds) rounds of seed \(seed)")
    let (world, program) = try await EndToEnd.world("failed", of: .chaos)
    let call = ["build-illumos", "-q", "--demo"]
    #expect(try await program.run(call).status == 1)
    let reference = try output(world)
    let past = try await builds(program).count
    var chance = Chance(state: seed)
    var begun: [String: (victim: Victim, scene: String)] = [:]
    for round in 1...rounds {
      let victim = Victim.allCases.randomElement(using: &chance) ?? .screen
      let delay = Int.random(in: 0...700, using: &chance)
      let before = Set(world.jobs.names)
      try await play(victim, after: delay, world, program)
      let new = world.jobs.names.filter { !before.contains($0) }
      let scene = "round \(round) of seed \(seed): \(victim) after \(delay) ms"
      #expect(new.count == 1 || victim == .starter && new.isEmpty, "\(scene)")
      guard let job = new.first else { continue }
      try await rest(job, world)
      begun[job] = (victim, scene)
      let isSame = try output(world) == reference
      #expect(isSame, "\(scene): the log differs")
    }
    try await expectStates(of: begun, program)
    let all = try await builds(program)
    #expect(all.count == past + begun.count, "seed \(seed)")
    #expect(Set(all.map(\.number)).count == all.count)
    #expect(all.prefix(begun.count).allSatisfy { $0.outcome == "failed" })
  }

  private func play(
    _ victim: Victim, after delay: Int, _ world: DemoWorldUnderTest, _ program: ProgramUnderTest
  ) async throws {
    let call = "\(ProgramUnderTest.executable) build-illumos -q --demo"
    switch victim {
    case .starter:
      let seconds = "0.\(String(1000 + delay).dropFirst())"
      _ = try await program.shell(
        "\(call) >/dev/null 2>&1 & sleep \(seconds); kill -KILL $!; wait")
      // What the starter had under way goes on without it for a moment.
      try await Task.sleep(for: .milliseconds(300))
    case .wrapper:
      let job = try await program.shell("\(call) --detach").lines.last ?? ""
      try await Task.sleep(for: .milliseconds(delay))
      if let process = world.jobs.process(of: job) { kill(process, SIGKILL) }
    case .screen, .terminal:
      _ = try await program.shell("\(call) --detach")
      try await TmuxScreen.open("exec \(ProgramUnderTest.executable) demo", with: program) {
        screen in
        let process = try await screen.processIdentifier() ?? 0
        try await Task.sleep(for: .milliseconds(delay))
        if victim == .terminal { await screen.close() } else { kill(process, SIGKILL) }
      }
    }
  }

  /// Waits until nothing of the job runs: what a killed wrapper has left goes on.
  private func rest(_ job: String, _ world: DemoWorldUnderTest) async throws {
    _ = try await eventually {
      let isOver = world.jobs.status(of: job) != nil || !world.jobs.isAlive(job)
      return isOver && !world.jobs.isAlive(job) && !world.lock.exists ? true : nil
    }
  }

  /// Only a job whose wrapper was killed may be called lost: nobody was left to write down how it ended.
  private func expectStates(
    of begun: [String: (victim: Victim, scene: String)], _ program: ProgramUnderTest
  ) async throws {
    let all = try await program.json(JobAnswer.List.self, ["jobs", "--demo", "--json"]).jobs
    #expect(Set(all.map(\.id)).count == all.count)
    for (name, round) in begun {
      let job = try #require(all.first { $0.id == name }, "\(round.scene)")
      if job.state == "lost" {
        #expect(round.victim == .wrapper, "\(round.scene)")
      } else {
        #expect((job.state, job.status) == ("failed", 1), "\(round.scene)")
      }
    }
  }

  /// The log of the last build, without times and numbers of processes: the same whenever such a build is left alone.
  private func output(_ world: DemoWorldUnderTest) throws -> String {
    try world.log.appending("latest/nightly.log").text().filter { !$0.isNumber }
  }

  private func builds(_ program: ProgramUnderTest) async throws -> [PastBuildAnswer] {
    try await program.json(PastBuildAnswer.List.self, ["history", "--demo", "--json"]).builds
  }
}
