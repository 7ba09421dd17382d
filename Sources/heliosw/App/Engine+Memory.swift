import FoundationEssentials
import HeliosTUI
import SystemPackage
import Workbench

extension Engine {
  /// Reads what was kept of logs; a file that can't be read costs just that.
  func recall(_ mailbox: Mailbox<Message>) {
    guard let file = memoryFile, let data = try? Data(contentsOf: URL(filePath: file.string)),
      let memory = try? JSONDecoder().decode(LogMemory.self, from: data), memory.format == 1
    else { return mailbox.post(.recalled(LogMemory())) }
    mailbox.post(.recalled(memory))
  }

  /// Keeps it, by rename so that nobody ever reads half of it; a failure is told once.
  func remember(_ memory: LogMemory) throws {
    guard let file = memoryFile else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: file.removingLastComponent().string, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try JSONEncoder().encode(memory).write(to: URL(filePath: file.string), options: .atomic)
      hasToldMemoryProblem = false
    } catch {
      guard !hasToldMemoryProblem else { return }
      hasToldMemoryProblem = true
      throw Problem(
        .failed,
        "Places and filters of logs could not be kept in \(file): \(error.localizedDescription).",
        hint: "The folder must be writable; everything else goes on.")
    }
  }

  private var memoryFile: FilePath? {
    site.jobsFolder(environment)?.removingLastComponent().appending("logs.json")
  }
}
