import FoundationEssentials
import Glibc
import Testing

@testable import heliosw

/// Packages, onu and the depot without a screen, in a demo world of their own.
@Suite(.serialized) struct PackagesCommandTests {
  private static let maker = DemoWorldUnderTest.Maker()

  private func program() async throws -> ProgramUnderTest {
    let world = try await Self.maker.world()
    try set("depot_pause=1", in: world)
    return try ProgramUnderTest(in: world)
  }

  private func set(_ setting: String, in world: DemoWorldUnderTest) throws {
    let settings =
      "processors=4\nending=clean\nseconds=0\nsize=160K\npkg_seconds=0\n\(setting)\n"
    try settings.write(
      toFile: world.folder.appending("machine/etc/simulation.conf").string, atomically: true,
      encoding: .utf8)
  }

  private struct Repositories: Decodable, Sendable {
    struct Row: Decodable, Sendable {
      var name: String
      var packages: Int?
      var freshness: String
      var build: String?
    }
    var repositories: [Row]
  }

  private struct Depots: Decodable, Sendable {
    struct Row: Decodable, Sendable {
      var job: String
      var state: String
      var port: Int
      var requests: Int
      var isStale: Bool
    }
    var depots: [Row]
  }

  @Test func repositoriesAreListedAndPackagesLookedInto() async throws {
    let program = try await program()
    let list = try await program.json(Repositories.self, ["packages", "list", "--demo", "--json"])
    #expect(list.repositories.first?.name == "nightly-nd")
    #expect(list.repositories.first?.packages == 497)
    #expect(list.repositories.first?.build?.hasPrefix("log.") == true)
    let found = try await program.run(["packages", "search", "--demo", "ixgbe"])
    #expect(found.output == "driver/network/ixgbe                    kernel/drv/amd64/ixgbe\n")
    #expect(try await program.run(["packages", "search", "--demo", "no-such-file"]).status == 1)
    #expect(try await program.run(["packages", "info", "--demo", "no-such"]).status == 5)
    #expect(try await program.run(["packages", "info", "--demo", "-r", "no-such"]).status == 5)
    #expect(try await program.run(["packages", "contents", "--demo", "-t", "x", "*"]).status == 64)
    #expect(try await program.run(["packages", "verify", "--demo"]).status == 1)
  }

  @Test func aDepotIsStartedAskedReplacedAndStopped() async throws {
    let program = try await program()
    let port = try LoopbackPort.free()
    let start = ["depot", "start", "--demo", "-l", "\(port)"]
    #expect(try await program.run(["depot", "status", "--demo"]).status == 1)
    #expect(try await program.run(start + ["--detach"]).status == 0)
    func serving() async throws -> Depots.Row? {
      let answer = try await program.run(["depot", "--demo", "--json"])
      let depots = try JSONDecoder().decode(Depots.self, from: Data(answer.output.utf8)).depots
      return depots.first { $0.state == "serving" && $0.requests > 0 }
    }
    let depot = try await eventually { try await serving() }
    #expect(depot.port == Int(port))
    #expect(!depot.isStale)
    let again = try await program.run(start)
    #expect(again.status == 5)
    #expect(again.errors.contains("--replace takes its place"))
    #expect(try await program.run(start + ["--replace", "--detach"]).status == 0)
    _ = try await eventually {
      let jobs = try await program.json(JobAnswer.List.self, ["jobs", "--demo", "--json"]).jobs
      return jobs.contains { $0.recipe == "depot start" && $0.state == "stopped" } ? true : nil
    }
    _ = try await eventually { try await serving() }
    #expect(try await program.run(["depot", "stop", "--demo"]).status == 0)
    #expect(try await program.run(["depot", "stop", "--demo"]).status == 5)
  }

  @Test func aRealClientIsAnsweredAndCounted() async throws {
    let program = try await program()
    try set("depot_pause=0", in: await Self.maker.world())
    let port = try LoopbackPort.free()
    let start = ["depot", "start", "--demo", "-l", "\(port)", "--detach"]
    #expect(try await program.run(start).status == 0)
    let answer = try await eventually { LoopbackPort.get("/versions/0/", from: port) }
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(answer.contains("pkg-server 6202937c (simulated)"))
    #expect(LoopbackPort.get("/../../etc/passwd", from: port)?.hasPrefix("HTTP/1.1 404") == true)
    let status = try await program.json(Depots.self, ["depot", "--demo", "--json"])
    #expect(status.depots.first?.requests == 2)
    // Who asked the one before does not count for the next.
    #expect(try await program.run(start + ["--replace"]).status == 0)
    let next = try await eventually {
      let depots = try await program.json(Depots.self, ["depot", "--demo", "--json"]).depots
      return depots.first { $0.state == "serving" && $0.job != status.depots[0].job }
    }
    #expect(next.requests == 0)
    #expect(try await program.run(["depot", "stop", "--demo"]).status == 0)
    #expect(LoopbackPort.get("/", from: port) == nil)
  }

  @Test func aDepotWhoseJobWasKilledIsFoundAndStopped() async throws {
    let program = try await program()
    let port = try LoopbackPort.free()
    let start = ["depot", "start", "--demo", "-l", "\(port)"]
    let id = try await program.run(start + ["--detach"]).lines[0]
    _ = try await eventually { LoopbackPort.get("/versions/0/", from: port) }
    let state = try await Self.maker.world().folder.appending("state/heliosw/jobs/\(id)/state")
    let text = try String(contentsOfFile: state.string, encoding: .utf8)
    let pid = try #require(text.split(separator: "\n").first?.dropFirst(4))
    kill(try #require(pid_t(pid)), SIGKILL)
    let status = try await eventually {
      let answer = try await program.run(["depot", "--demo"])
      return answer.output.contains("though its job was killed") ? answer : nil
    }
    #expect(status.status == 0)
    #expect(try await program.run(start).status == 5)
    let stop = try await program.run(["depot", "stop", "--demo", "-l", "\(port)"])
    #expect(stop.output == "depot on port \(port) stopped\n", "\(stop.errors)")
    #expect(LoopbackPort.get("/", from: port) == nil)
  }

  @Test func aPortThatAnotherProgramHoldsIsExplained() async throws {
    let program = try await program()
    let other = try LoopbackPort.Holder()
    let run = try await program.run(["depot", "start", "--demo", "-l", "\(other.port)"])
    #expect(run.status == 1)
    #expect(run.output.contains("Port \(other.port) is in use"))
    #expect(
      run.output.contains("means  another program listens on that port: -l chooses another one"))
  }

  @Test func theCommandsForATargetAreRightForItsRelease() async throws {
    let program = try await program()
    let two = try await program.run(["depot", "commands", "--demo", "--release", "2"])
    #expect(two.output.contains("--non-sticky helios-dev\n"))
    let mine = try await program.run([
      "depot", "commands", "--demo", "--host", "builder", "-l", "80",
    ])
    #expect(mine.output.contains("-O http://builder:80 --search-first on-nightly\n"))
    #expect(mine.output.contains("--non-sticky helios\n"))
    #expect(try await program.run(["depot", "commands", "--demo", "--release", "4"]).status == 64)
  }

  @Test func anInstallationIsPrintedRunVerifiedAndTakenBack() async throws {
    let program = try await program()
    let plan = try await program.run(["plan", "onu", "--demo", "-t", "cli-1"])
    #expect(plan.output.contains("/opt/onbld/bin/onu -v -d "))
    let run = try await program.run(["onu", "--demo", "-t", "cli-1"])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(try await program.run(["onu", "--demo", "-t", "cli-1"]).status == 5)
    #expect(try await program.run(["reboot", "--demo"]).status == 0)
    #expect(try await program.run(["packages", "verify", "--demo"]).status == 0)
    #expect(try await program.run(["onu-undo", "--demo", "cli-1", "--yes", "cli-1"]).status == 5)
  }
}
