import Glibc
import SystemPackage
import Workbench

extension LogStatus {
  /// Who builds by the temporary folder in the log, whose name ends with nightly's process number, and
  /// which nightly takes away when it ends.
  func temporaryFolderHolder(on host: String) -> NightlyLock? {
    guard let folder = variables[.temporaryDirectory].map({ FilePath($0) }),
      folder.isDirectory, let word = folder.lastComponent?.string.split(separator: ".").last,
      let holder = NightlyLock(target: "\(host).?.\(word)"), holder.isAliveHere
    else { return nil }
    return holder
  }
}

extension NightlyLock {
  /// Whether the process that made it runs on this machine.
  var isAliveHere: Bool { kill(pid, 0) == 0 || errno == EPERM }
}
