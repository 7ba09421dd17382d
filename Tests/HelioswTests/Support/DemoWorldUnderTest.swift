import FoundationEssentials
import SystemPackage

/// A demo world that a suite of tests shares: its gate can be built by one test at a time.
struct DemoWorldUnderTest: Sendable {
  private let home: Home

  /// The cache folder that `heliosw demo` finds it in.
  var cache: FilePath { home.path.appending("cache") }
  var folder: FilePath { cache.appending("heliosw/demo") }
  var workspace: FilePath { folder.appending("helios") }
  var gate: FilePath { workspace.appending("projects/illumos") }
  var log: FilePath { gate.appending("log") }
  /// nightly's lock.
  var lock: FilePath { log.appending("nightly.lock") }
  /// What heliosw claims the gate with.
  var claim: FilePath { workspace.appending("tmp/heliosw-illumos.building") }
  var jobs: JobFolders { JobFolders(below: cache) }

  /// Makes a world when it is first wanted.
  actor Maker {
    /// A world that nothing is changed in.
    static let still = Maker()
    /// A world that builds are refused in.
    static let refusals = Maker()
    /// A world that plans are tried in.
    static let plans = Maker()
    /// A world whose boot environments are changed.
    static let bootEnvironments = Maker()
    /// A world whose boot environments are changed from screens.
    static let bootScreens = Maker()
    /// A world that is fetched in.
    static let fetches = Maker()
    /// A world that is built in by commands.
    static let commands = Maker()
    /// A world in which components are built.
    static let components = Maker()
    /// A world in which commands are interrupted.
    static let interrupts = Maker()
    /// A world that is built in from screens.
    static let screens = Maker()
    /// A world that is set up anew, looked at and cleaned up.
    static let setups = Maker()
    /// A world whose builds outlive screens.
    static let survivals = Maker()
    /// A world whose history is read, damaged and added to.
    static let history = Maker()
    /// A world in which whatever belongs to builds is killed.
    static let chaos = Maker()

    /// A world whose builds are told of by more than the screen.
    static let notices = Maker()
    /// A world whose simulated nightly is compared with illumos' own.
    static let simulatedNightly = Maker()
    /// A world in whose gate illumos' own nightly runs.
    static let realNightly = Maker()

    private var making: Task<DemoWorldUnderTest, any Error>?

    func world() async throws -> DemoWorldUnderTest {
      if let making { return try await making.value }
      let making = Task { try await DemoWorldUnderTest() }
      self.making = making
      return try await making.value
    }
  }

  private init() async throws {
    home = try Home()
    let answer = try await ProgramUnderTest(in: self).run(["demo", "--make"])
    guard answer.status == 0 else { throw NotMade(complaint: answer.errors) }
  }

  struct NotMade: Error {
    var complaint: String
  }

  /// Says how builds behave from now on.
  func simulate(_ ending: String, seconds: Int = 0, size: String = "160K") throws {
    let text = "processors=4\nending=\(ending)\nseconds=\(seconds)\nsize=\(size)\nerrors=3\n"
    try text.write(
      toFile: folder.appending("machine/etc/simulation.conf").string, atomically: true,
      encoding: .utf8)
  }

  /// The finished builds, the oldest first.
  var finishedBuilds: [String] { log.entries.filter { $0.hasPrefix("log.") } }

  /// Ends whatever builds in it and takes its traces away, so that the next test begins at peace.
  func settle() async throws {
    jobs.endAll()
    _ = try await eventually { jobs.names.contains(where: jobs.isAlive) ? nil : true }
    for path in [lock, log.appending("nightly.log"), claim, jobs.folder] {
      // Mostly none of them is there.
      try? FileManager.default.removeItem(atPath: path.string)
    }
  }
}
