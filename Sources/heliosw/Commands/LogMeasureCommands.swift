import ArgumentParser
import SystemPackage
import Workbench

/// `heliosw log index`: reads a log once and says how long that took; for the benchmarks.
struct LogIndexCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Read a log once, and say how long it took.",
    shouldDisplay: false)

  @Argument(help: "The log.", completion: .file()) var file: String

  func run() async throws {
    try await reporting {
      let start = ContinuousClock.now
      let log = try await ReadLog(FilePath(file), beginsIn: nil, lock: .absent)
      let took = (ContinuousClock.now - start).inSeconds
      let speed = took > 0 ? Double(log.status.sizeInBytes) / took / 1e9 : 0
      Console.print(
        "lines=\(log.status.lines) bytes=\(log.status.sizeInBytes) errors=\(log.status.errors)"
          + " warnings=\(log.status.warnings) seconds=\(took) gigabytes-per-second=\(speed)")
    }
  }
}

/// `heliosw log generate`: writes a log as a nightly would; for benchmarks and tests.
struct LogGenerateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Write a simulated log to standard output.",
    shouldDisplay: false)

  @Option(help: "Bytes; K, M and G may follow the number.") var size = "10M"
  @Option(help: "The same seed writes the same log.") var seed: UInt64 = 1
  @Option(help: "Failures in a thousand jobs.") var failures = 1.0
  @Option(
    help: "\(LogShape.Texture.allCases.map(\.rawValue).joined(separator: ", ")).")
  var texture = LogShape.Texture.nightly.rawValue

  func run() async throws {
    guard let texture = LogShape.Texture(rawValue: texture), let bytes = Self.bytes(size) else {
      throw ValidationError("A size such as 10M and one of the textures are wanted.")
    }
    var generator = NightlyLogGenerator(
      LogShape(
        texture, sizeInBytes: bytes, seed: seed, failuresPerThousandJobs: failures))
    while let piece = generator.next() { Console.write(piece) }
  }

  private static func bytes(_ text: String) -> Int64? {
    let units: [Character: Int64] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
    guard let last = text.last, let unit = units[last] else { return Int64(text) }
    return Int64(text.dropLast()).map { $0 * unit }
  }
}
