import FoundationEssentials
import Glibc
import HeliosTUI
import SystemPackage
import Workbench

extension Engine {
  /// Reads what was kept of logs and forms; a file that can't be read costs just that.
  func recall(_ mailbox: Mailbox<Message>) {
    lastMemory = keptLogs ?? LogMemory()
    mailbox.post(.recalled(lastMemory))
    let forms = kept(FormMemory.self, in: "forms.json")
    mailbox.post(.formsRecalled(forms?.format == 1 ? forms ?? FormMemory() : FormMemory()))
  }

  /// Keeps what is known of logs; what another heliosw has kept meanwhile stays.
  func remember(_ memory: LogMemory) throws {
    try keep(in: "logs.json", "Places and filters of logs") {
      memory.merged(since: lastMemory, with: keptLogs ?? lastMemory)
    }
    lastMemory = memory
  }

  /// Keeps what was chosen in forms.
  func remember(_ memory: FormMemory) throws {
    try keep(in: "forms.json", "The choices made in forms") { memory }
  }

  private var keptLogs: LogMemory? {
    kept(LogMemory.self, in: "logs.json").flatMap { $0.format == 1 ? $0 : nil }
  }

  private func kept<Memory: Decodable>(_ type: Memory.Type, in name: String) -> Memory? {
    // What can't be read is as good as not kept.
    guard let file = memoryFile(name),
      let data = try? Data(contentsOf: URL(filePath: file.string))
    else { return nil }
    return try? JSONDecoder().decode(type, from: data)
  }

  /// By rename, so that nobody ever reads half of it; what is kept is found out while no other heliosw keeps anything there.
  private func keep(in name: String, _ what: String, _ memory: () -> some Encodable) throws {
    guard let file = memoryFile(name) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: file.removingLastComponent().string, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try Self.locked(file) {
        try JSONEncoder().encode(memory()).write(to: URL(filePath: file.string), options: .atomic)
      }
      hasToldMemoryProblem = false
    } catch {
      guard !hasToldMemoryProblem else { return }
      hasToldMemoryProblem = true
      throw Problem(
        .failed,
        "\(what) could not be kept in \(file): \(error.localizedDescription).",
        hint: "The folder must be writable; everything else goes on.")
    }
  }

  /// Does something while no other heliosw does it with the same file.
  ///
  /// The lock has a file of its own, for the other one is replaced.
  private static func locked(_ file: FilePath, _ body: () throws -> Void) throws {
    let lock = try FileDescriptor.open(
      FilePath("\(file).lock"), .readWrite, options: [.create, .closeOnExec],
      permissions: .ownerReadWrite)
    try lock.closeAfter {
      // Where locks are not to be had, the last one wins, as ever.
      _ = flock(lock.rawValue, LOCK_EX)
      try body()
    }
  }

  private func memoryFile(_ name: String) -> FilePath? {
    site.jobsFolder(environment)?.removingLastComponent().appending(name)
  }
}
