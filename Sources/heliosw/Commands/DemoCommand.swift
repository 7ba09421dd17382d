import ArgumentParser
import Workbench

/// `heliosw demo`: the workbench on a self-made world.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Open the workbench on the demo world: real repositories, a simulated machine.")

  @Flag(help: "Make the world anew; what was done in it is lost.") var fresh = false
  @Option(
    help:
      "How simulated builds end: clean, failed, warnings, checks-failed, undefined, interrupted, killed, endless."
  )
  var ending: Ending?
  @Option(help: "Seconds that a simulated build takes; 0 is as fast as it can.") var seconds: Int?
  @Option(help: "Bytes that a simulated build logs, such as 800K, 6M, 1G.") var size: String?
  @Flag(help: "Only make the world, and print its folder.") var make = false

  enum Ending: String, CaseIterable, ExpressibleByArgument {
    case clean, failed, warnings, undefined, interrupted, killed, endless
    case checksFailed = "checks-failed"
  }

  func validate() throws {
    if let seconds, !(0...86_400).contains(seconds) {
      throw ValidationError("--seconds must be between 0 and 86400.")
    }
    if let size, size.wholeMatch(of: /[1-9][0-9]{0,9}[KMG]?/) == nil {
      throw ValidationError("--size must be a number, with K, M or G behind it if you like.")
    }
  }

  func run() async throws {
    try await reporting {
      let process = ProcessEnvironment.current()
      let world = try await DemoWorld.open(
        try Resources.find(from: process.executable), process, fresh ? .fresh : .asItWas)
      try world.set(
        DemoWorld.Simulation(ending: ending?.rawValue, seconds: seconds, size: size))
      guard !make else { return Console.print(world.folder.string) }
      try await Workplace.open(Wiring(process: process, world: world))
    }
  }
}
