import FoundationEssentials
import Glibc
import HeliosTUI
import SystemPackage
import Workbench

extension Engine {
  /// Reads what was kept of logs; a file that can't be read costs just that.
  func recall(_ mailbox: Mailbox<Message>) {
    lastMemory = memoryFile.flatMap(Self.memory) ?? LogMemory()
    mailbox.post(.recalled(lastMemory))
  }

  private static func memory(in file: FilePath) -> LogMemory? {
    guard let data = try? Data(contentsOf: URL(filePath: file.string)),
      let memory = try? JSONDecoder().decode(LogMemory.self, from: data), memory.format == 1
    else { return nil }
    return memory
  }

  /// Keeps it, by rename so that nobody ever reads half of it; what another heliosw has kept meanwhile stays.
  func remember(_ memory: LogMemory) throws {
    guard let file = memoryFile else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: file.removingLastComponent().string, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try Self.locked(file) {
        let kept = memory.merged(since: lastMemory, with: Self.memory(in: file) ?? lastMemory)
        try JSONEncoder().encode(kept).write(to: URL(filePath: file.string), options: .atomic)
      }
      lastMemory = memory
    } catch {
      throw Problem(
        .failed,
        "Places and filters of logs could not be kept in \(file): \(error.localizedDescription).",
        hint: "The folder must be writable; everything else goes on.")
    }
  }

  /// Does something while no other heliosw does it with the same file. The lock has a file of its own, for the other one is replaced.
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

  private var memoryFile: FilePath? {
    site.jobsFolder(environment)?.removingLastComponent().appending("logs.json")
  }
}
