import FoundationEssentials
import HeliosTUI
import SystemPackage
import Workbench

extension Engine {
  /// Reads what was kept of logs and forms; a file that can't be read costs just that.
  func recall(_ mailbox: Mailbox<Message>) {
    let logs = kept(LogMemory.self, in: "logs.json")
    mailbox.post(.recalled(logs?.format == 1 ? logs ?? LogMemory() : LogMemory()))
    let forms = kept(FormMemory.self, in: "forms.json")
    mailbox.post(.formsRecalled(forms?.format == 1 ? forms ?? FormMemory() : FormMemory()))
  }

  /// Keeps what is known of logs.
  func remember(_ memory: LogMemory) throws {
    try keep(memory, in: "logs.json", "Places and filters of logs")
  }

  /// Keeps what was chosen in forms.
  func remember(_ memory: FormMemory) throws {
    try keep(memory, in: "forms.json", "The choices made in forms")
  }

  private func kept<Memory: Decodable>(_ type: Memory.Type, in name: String) -> Memory? {
    // What can't be read is as good as not kept.
    guard let file = memoryFile(name),
      let data = try? Data(contentsOf: URL(filePath: file.string))
    else { return nil }
    return try? JSONDecoder().decode(type, from: data)
  }

  /// By rename, so that nobody ever reads half of it.
  private func keep(_ memory: some Encodable, in name: String, _ what: String) throws {
    guard let file = memoryFile(name) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: file.removingLastComponent().string, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try JSONEncoder().encode(memory).write(to: URL(filePath: file.string), options: .atomic)
    } catch {
      throw Problem(
        .failed,
        "\(what) could not be kept in \(file): \(error.localizedDescription).",
        hint: "The folder must be writable; everything else goes on.")
    }
  }

  private func memoryFile(_ name: String) -> FilePath? {
    site.jobsFolder(environment)?.removingLastComponent().appending(name)
  }
}
