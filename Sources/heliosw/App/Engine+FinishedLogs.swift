import FoundationEssentials
import SystemPackage
import Workbench

extension Gate {
  /// The logs that nightly has put away, newest first: `log/log.YYYY-MM-DD.HH:MM[.PID]/nightly.log`, packed ones too.
  func finishedLogs() -> [FilePath] {
    // Without the folder there is no log.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: logFolder.string)) ?? []
    return names.filter { $0.hasPrefix("log.") }.sorted(by: >).compactMap { name in
      ["nightly.log", "nightly.log.gz"].map { logFolder.appending(name).appending($0) }
        .first { FileManager.default.fileExists(atPath: $0.string) }
    }
  }
}
