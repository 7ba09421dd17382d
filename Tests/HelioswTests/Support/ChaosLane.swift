import Glibc
import SystemPackage
import Testing

/// What is killed in a round.
enum ChaosVictim: CaseIterable {
  /// The workbench, which looks at the job.
  case screen
  /// The terminal around it.
  case terminal
  /// The command that starts and follows the job, perhaps before it has begun.
  case starter
  /// The shell that the command launches the job by: the parent of its wrapper.
  case parent
  /// The shell that writes down how the job ends.
  case wrapper
}

/// How often what was killed, and how often a job was under way then.
struct ChaosTally: CustomStringConvertible {
  var played: [ChaosVictim: Int] = [:]
  var struck: [ChaosVictim: Int] = [:]
  var rounds: Int { played.values.reduce(0, +) }

  mutating func add(_ other: ChaosTally) {
    played.merge(other.played, uniquingKeysWith: +)
    struck.merge(other.struck, uniquingKeysWith: +)
  }

  var description: String {
    ChaosVictim.allCases.map {
      "\($0) \(struck[$0, default: 0]) of \(played[$0, default: 0]) in time"
    }.joined(separator: ", ")
  }
}

/// Rounds played one after the other in a world of their own.
struct ChaosLane {
  let name: String
  private var chance: Chance
  private let world: DemoWorldUnderTest
  private let program: ProgramUnderTest
  /// What a build leaves, and what following it prints, when it is left alone.
  private let reference: (log: [String], told: [String])
  private let past: (builds: Int, logs: Int)
  private var begun: [String: (victim: ChaosVictim, scene: String)] = [:]
  private var tally = ChaosTally()

  private struct Chance: RandomNumberGenerator {
    var state: UInt64

    /// - Source: Knuth, The Art of Computer Programming, volume 2, 3.3.4, table 1, line 26.
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 33
    }
  }

  init(name: String, _ seed: UInt64) async throws {
    self.name = name
    chance = Chance(state: seed)
    (world, program) = try await EndToEnd.world("failed", seconds: 1, of: .init())
    let alone = try await program.run(Self.call)
    #expect(alone.status == 1)
    reference = (try Self.log(of: world), Self.told(alone))
    past = (try await Self.builds(program).count, world.finishedBuilds.count)
  }

  /// Plays rounds: each kind of victim in turn, in a new order each time.
  mutating func play(_ rounds: Int) async throws -> ChaosTally {
    var order: [ChaosVictim] = []
    for round in 1...rounds {
      if order.isEmpty { order = ChaosVictim.allCases.shuffled(using: &chance) }
      let victim = order.removeLast()
      let delay = Int.random(in: 0...900, using: &chance)
      try await play(victim, after: delay, "\(name), round \(round): \(victim) after \(delay) ms")
    }
    try await expectStates()
    let builds = try await Self.builds(program)
    #expect(builds.count == past.builds + begun.count, "\(name)")
    #expect(world.finishedBuilds.count == past.logs + begun.count, "\(name)")
    #expect(Set(builds.map(\.number)).count == builds.count)
    #expect(builds.prefix(begun.count).allSatisfy { $0.outcome == "failed" })
    #expect(Set(builds.prefix(begun.count).map(\.job)) == Set(begun.keys))
    return tally
  }

  private mutating func play(
    _ victim: ChaosVictim, after delay: Int, _ scene: String
  ) async throws {
    let before = Set(world.jobs.names)
    let wasInTime = try await kill(victim, after: delay, before)
    // What the dead have begun goes on without them for a moment.
    _ = try await eventually { world.jobs.hasCompany(in: world.cache) ? nil : true }
    tally.played[victim, default: 0] += 1
    if wasInTime { tally.struck[victim, default: 0] += 1 }
    let new = world.jobs.names.filter { !before.contains($0) }
    #expect(new.count <= 1, "\(scene)")
    // Whoever launches it may have died before it had begun.
    guard let job = new.first, world.jobs.group(of: job) != nil else {
      #expect(victim == .starter || victim == .parent, "\(scene)")
      return
    }
    begun[job] = (victim, scene)
    let follow = try await program.run(["jobs", "follow", "--demo", job])
    if victim == .wrapper, wasInTime {
      #expect(follow.status == 6, "\(scene)")
      #expect(follow.lines.last?.contains("was lost") == true, "\(scene)")
    } else {
      #expect(follow.status == 1, "\(scene)")
      #expect(Self.told(follow) == reference.told, "\(scene)")
    }
    // What a killed wrapper has left goes on.
    _ = try await eventually { world.jobs.isAlive(job) || world.lock.exists ? nil : true }
    let differences = try Self.log(of: world).difference(from: reference.log)
    #expect(
      differences.isEmpty, "\(scene): the log differs by \(differences.map(\.self).prefix(6))")
  }

  /// Kills, and says whether a job was under way then.
  private func kill(
    _ victim: ChaosVictim, after delay: Int, _ before: Set<String>
  ) async throws -> Bool {
    switch victim {
    case .starter: return try await killStarter(after: delay, before)
    case .parent: return try await killParent(after: delay)
    case .wrapper:
      let job = try await program.run(Self.call + ["--detach"]).lines.last ?? ""
      try await Task.sleep(for: .milliseconds(delay))
      guard let process = world.jobs.process(of: job) else { return false }
      return Glibc.kill(process, SIGKILL) == 0
    case .screen, .terminal:
      let job = try await program.run(Self.call + ["--detach"]).lines.last ?? ""
      let workbench = "exec \(ProgramUnderTest.executable) demo"
      return try await TmuxScreen.open(workbench, with: program) { screen in
        let process = try await screen.processIdentifier() ?? 0
        try await Task.sleep(for: .milliseconds(delay / 2))
        let isInTime = world.jobs.process(of: job) != nil
        if victim == .terminal { await screen.close() } else { Glibc.kill(process, SIGKILL) }
        return isInTime
      }
    }
  }

  /// Kills the command itself, half of the times counted from the moment at which its job has a folder.
  private func killStarter(after delay: Int, _ before: Set<String>) async throws -> Bool {
    let seconds = "\(delay / 1000).\(String(1000 + delay % 1000).dropFirst())"
    _ = try await program.shell(
      """
      \(launch(detached: false))
      \(delay.isMultiple(of: 2) ? Self.untilThereIsAFolder : "")
      sleep \(seconds)
      kill -KILL "$command"
      wait "$command"
      """)
    let job = world.jobs.names.first { !before.contains($0) }
    return job.map { world.jobs.status(of: $0) == nil } ?? false
  }

  /// Kills the shell by which the command launches the job, between the making of its folder and the command's end.
  private func killParent(after delay: Int) async throws -> Bool {
    let answer = try await program.shell(
      """
      \(launch(detached: true))
      \(Self.untilThereIsAFolder)
      sleep 0.0\(String(100 + delay % 40).dropFirst())
      for child in $(cat /proc/$command/task/*/children); do kill -KILL "$child" && echo killed; done
      wait "$command"
      """)
    return answer.lines.contains("killed")
  }

  /// Shell text that runs the command in the background, as `command`; where jobs are, so that it can look for a new one.
  private func launch(detached: Bool) -> String {
    """
    cd '\(world.jobs.folder)'; before=$(ls | wc -l)
    \(ProgramUnderTest.executable) \(Self.call.joined(separator: " "))\(detached ? " --detach" : "") \
      >/dev/null 2>&1 & command=$!
    """
  }

  private static let untilThereIsAFolder = """
    until [ "$(ls | wc -l)" != "$before" ] || ! kill -s 0 "$command"; do :; done
    """

  /// Only a job whose wrapper was killed may be called lost: nobody was left to write down how it ended.
  private func expectStates() async throws {
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

  private static let call = ["build-illumos", "-q", "--demo"]

  /// What following a job prints, whatever its order and numbers: phases and errors are told as they are seen.
  private static func told(_ answer: ProgramUnderTest.Answer) -> [String] {
    answer.lines.dropFirst().map { $0.filter { !$0.isNumber } }.sorted()
  }

  /// The log of the last build, without times and numbers of processes: the same whenever such a build is left alone.
  ///
  /// Lines of time(1) are left out whole, since they gain a colon with the first minute and lose blanks with each digit.
  private static func log(of world: DemoWorldUnderTest) throws -> [String] {
    try world.log.appending("latest/nightly.log").text().split(separator: "\n")
      .filter { line in !["real", "user", "sys"].contains { line.hasPrefix($0) } }
      .map { $0.filter { !$0.isNumber } }
  }

  private static func builds(_ program: ProgramUnderTest) async throws -> [PastBuildAnswer] {
    try await program.json(PastBuildAnswer.List.self, ["history", "--demo", "--json"]).builds
  }
}
