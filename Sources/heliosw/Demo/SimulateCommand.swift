import ArgumentParser
import Glibc
import SystemPackage
import Workbench

/// `heliosw simulate`: what the demo machine's shell scripts can't do themselves, since sh has no sockets.
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Play a tool of the demo machine.", shouldDisplay: false,
    subcommands: [SimulatedDepotCommand.self, SimulatedRequestCommand.self])
}

/// `heliosw simulate pkg.depotd`: takes the words of the real one.
struct SimulatedDepotCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pkg.depotd", abstract: "Serve a simulated repository on the loopback.")

  @Option(name: .customShort("d")) var repository: String
  @Option(name: .customShort("p")) var port: UInt16
  @Option(name: .customShort("a")) var address: String?
  @Option var logAccess: String
  @Option var logError: String?
  @Option var readonly: String?
  @Option var writableRoot: String?
  @Option(help: "Seconds between the requests of made-up clients; 0 for none.") var pause = 0
  @Option(help: "What these run.") var kernel = "simulated"

  func run() async throws {
    let settings = SimulatedDepot.Settings(
      repository: FilePath(repository), port: port, access: FilePath(logAccess), pause: pause,
      kernel: kernel)
    do throws(Problem) {
      let depot = try await SimulatedDepot(settings)
      await depot.serve()
    } catch {
      _ = try FileDescriptor.standardError.writeAll(
        Array("pkg.depotd: \(error.summary)\n".utf8))
      throw ExitCode(1)
    }
  }
}

/// `heliosw simulate request`: asks a simulated depot for something, as the simulated pkg tools do.
struct SimulatedRequestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request", abstract: "Ask a simulated depot; ends with 1 if nobody listens.")

  @Argument var port: UInt16
  @Argument var path: String
  @Option var agent = "pkg/6202937c (sunos i86pc; 5.11 simulated; full; pkg)"

  func run() throws {
    guard let socket = LoopbackSocket.connect(port: port) else { throw ExitCode(1) }
    defer { close(socket) }
    LoopbackSocket.send("GET \(path) HTTP/1.1\r\nUser-Agent: \(agent)\r\n\r\n", to: socket)
    guard LoopbackSocket.text(from: socket) != nil else { throw ExitCode(1) }
  }
}
