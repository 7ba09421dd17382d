import FoundationEssentials
import Testing

/// Rounds of starting a build, killing something that belongs to it, and coming back.
///
/// `make chaos ROUNDS=200` plays more of them. A run prints its seed; `HELIOSW_CHAOS_SEED` plays it again.
@Suite(.serialized) struct ChaosTests {
  @Test func whateverIsKilledNoJobIsLostDoubledOrWronglyCalled() async throws {
    let variables = ProcessInfo.processInfo.environment
    let rounds = variables["HELIOSW_CHAOS_ROUNDS"].flatMap { Int($0) } ?? 20
    let seed = variables["HELIOSW_CHAOS_SEED"].flatMap { UInt64($0) } ?? .random(in: 1...999_999)
    // Rounds wait most of the time: worlds of their own let some be played at once.
    let lanes = min(4, max(1, rounds / 10))
    print("chaos: \(rounds) rounds of seed \(seed), in \(lanes) worlds")
    let tally = try await withThrowingTaskGroup(of: ChaosTally.self) { group in
      for lane in 0..<lanes {
        let share = rounds / lanes + (lane < rounds % lanes ? 1 : 0)
        group.addTask {
          var lane = try await ChaosLane(name: "lane \(lane) of seed \(seed)", seed + UInt64(lane))
          return try await lane.play(share)
        }
      }
      return try await group.reduce(into: ChaosTally()) { $0.add($1) }
    }
    print("chaos: \(tally)")
    #expect(tally.rounds == rounds)
    // What was never killed in the middle of a job has proved nothing. In a few rounds on a busy machine each kill of one
    // kind may come too late, in a hundred they don't.
    #expect(rounds < 20 || tally.struck.values.reduce(0, +) >= rounds / 4)
    for victim in ChaosVictim.allCases where rounds >= 100 {
      #expect(tally.struck[victim, default: 0] > 0, "\(victim) was never killed in time")
    }
  }
}
