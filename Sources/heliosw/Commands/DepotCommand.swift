import ArgumentParser
import Workbench

/// `heliosw depot`: serves a build's packages to other machines.
struct DepotCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: DepotFamily.name, abstract: DepotFamily.summary,
    subcommands: [DepotStatusCommand.self] + Heliosw.recipeCommands(of: DepotFamily.self)
      + [DepotStopCommand.self, DepotCommandsCommand.self],
    defaultSubcommand: DepotStatusCommand.self)
}

/// `heliosw depot status`.
struct DepotStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say which depots run, what they serve, and who takes it; ends with 1 if none does.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print JSON.") var json = false

  func run() async throws {
    try await reporting {
      let wiring = try await Wiring.find(common)
      let site = wiring.site
      let depots = try await site.depots()
      let list = try await wiring.repositories()
      let host = try await site.depotHost()
      if json {
        Console.print(try JSON.text(DepotsReport(depots, list, host: host)))
      } else if depots.isEmpty {
        Console.print("No depot runs. heliosw depot start starts one.")
      }
      for depot in depots where !json {
        Console.print(Console.neutral("\(depot.line(host: host, in: list)), \(depot.demand)"))
        if let newer = depot.newer(in: list) {
          Console.print(
            "  ready: \(newer); heliosw depot start --replace -l \(depot.port) serves that")
        }
        for client in depot.accesses.clients {
          Console.print(
            "  \(Console.neutral(client.address).padded(to: 18))\(Words.count(client.requests, "request"))"
          )
        }
      }
      if depots.isEmpty { throw ExitStatus.failed.code }
    }
  }
}

/// `heliosw depot stop`.
struct DepotStopCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop", abstract: "Stop a depot.")

  @OptionGroup var common: CommonOptions
  @Option(name: [.customShort("l"), .long], help: "Its port, where several run.") var port: Int?
  @Flag(help: "Print JSON.") var json = false

  func run() async throws {
    try await reporting {
      let site = try await Wiring.find(common).site
      let depots = try await site.depots().filter { port == nil || $0.port == port }
      guard Set(depots.map(\.port)).count == 1 else {
        throw Problem(
          .refused,
          depots.isEmpty ? "No such depot runs." : "Depots run on several ports.",
          hint: depots.isEmpty ? "heliosw depot status shows those that do." : "-l says which.")
      }
      // Two are on one port while one takes the other's place: that one ends first.
      for depot in depots { try await stop(depot, at: site) }
    }
  }

  private func stop(_ depot: Depot, at site: Site) async throws {
    let end: JobState
    if depot.isOrphan {
      try await site.endOrphan(depot)
      end = .stopped
    } else {
      end = try await site.end(depot.job.id, within: .seconds(20))
    }
    guard !json else {
      let report = DepotEndReport(job: depot.job.id.name, port: depot.port, state: end.word)
      return Console.print(try JSON.text(report))
    }
    Console.print("depot on port \(depot.port) \(end.word)")
  }
}

/// `heliosw depot commands`.
struct DepotCommandsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commands",
    abstract: "Print the commands that install from a depot, to be pasted on another machine.")

  @OptionGroup var common: CommonOptions
  @Option(help: "The release of Helios that the other machine runs: 1, 2 or 3.") var release: Int?
  @Option(help: "How the other machine calls this one.") var host: String?
  @Option(name: [.customShort("l"), .long], help: "The depot's port.") var port: Int?
  @Flag(help: "Print JSON.") var json = false

  func run() async throws {
    try await reporting {
      let site = try await Wiring.find(common).site
      let known: HeliosRelease
      if let release {
        guard let chosen = HeliosRelease(rawValue: release) else {
          throw Problem(.usage, "\(release) is no release of Helios: 1, 2 and 3 are.")
        }
        known = chosen
      } else {
        known = (try? await site.release()) ?? .helios3
      }
      if let port, !(1...65_535).contains(port) {
        throw Problem(.usage, "\(port) is no port: 1 to 65535 are.")
      }
      if let host, host.wholeMatch(of: /[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]/) == nil {
        throw Problem(
          .usage, "\(host) is no name of a machine.",
          hint: "A name or an address is, such as builder.example.org, 192.0.2.7, [2001:db8::7].")
      }
      let name: String
      if let host { name = host } else { name = try await site.depotHost() }
      let running = try await site.depots().first?.port
      let address = "http://\(name):\(port ?? running ?? DepotStart.usualPort)"
      try TargetCommands(address: address, release: known).page.print(asJSON: json)
    }
  }
}

extension Console {
  /// Lines of others, with their control characters made visible.
  static func neutralLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { neutral(String($0)) }
      .joined(separator: "\n")
  }
}

extension Site {
  /// The name that other machines reach a depot by; a simulated one listens on the loopback only.
  func depotHost() async throws(Problem) -> String {
    machine.isSimulated ? "127.0.0.1" : try await nodeName()
  }
}

extension Depot {
  /// It in a line: address or port, how far it is, and what it serves.
  func line(host: String, in list: RepositoryList) -> String {
    let what = build.map { list.name(ofBuild: $0) } ?? repository.string
    return switch state {
    case .preparing: "port \(port): preparing \(what)"
    case .starting: "port \(port): starting"
    case .serving:
      "\(address(of: host)) serves \(what)" + (isOrphan ? ", though its job was killed" : "")
    case .ended: "port \(port): ended"
    }
  }

  /// How much was asked, and by how many.
  var demand: String {
    let clients = Words.count(accesses.clients.count, "client")
    return "\(Words.count(accesses.requests, "request")) from \(clients)"
  }

  /// The build whose packages are newer than those that it serves.
  func newer(in list: RepositoryList) -> String? {
    guard let notes = job.plan?.notes, let source = notes["source"], let sum = notes["sum"],
      let now = list.repositories.first(where: { $0.path.string == source }), now.sum != sum
    else { return nil }
    return now.build.map { list.name(ofBuild: $0) } ?? "a newer build"
  }
}

/// The end of a depot as JSON.
struct DepotEndReport: Encodable {
  let format = 1
  var job: String
  var port: Int
  var state: String
}

/// The depots as JSON.
struct DepotsReport: Encodable {
  let format = 1
  var depots: [Row]

  struct Row: Encodable {
    var job: String
    var state: String
    var port: Int
    var address: String
    var repository: String
    var build: Known<String>
    var accessLog: String
    var requests: Int
    var clients: [Client]
    var isStale: Bool
    var isOrphan: Bool
  }

  struct Client: Encodable {
    var address: String
    var requests: Int
  }

  init(_ depots: [Depot], _ list: RepositoryList, host: String) {
    self.depots = depots.map { depot in
      Row(
        job: depot.job.id.name, state: depot.state.rawValue, port: depot.port,
        address: depot.address(of: host), repository: depot.repository.string,
        build: Known(depot.build), accessLog: depot.accessLog.string,
        requests: depot.accesses.requests,
        clients: depot.accesses.clients.map {
          Client(address: $0.address, requests: $0.requests)
        }, isStale: depot.newer(in: list) != nil, isOrphan: depot.isOrphan)
    }
  }
}
