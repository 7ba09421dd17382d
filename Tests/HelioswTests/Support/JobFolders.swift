import Glibc
import SystemPackage

/// The job folders of a demo world, looked at from outside of heliosw.
struct JobFolders: Sendable {
  /// The folder that holds them.
  let folder: FilePath

  init(folder: FilePath) {
    self.folder = folder
  }

  /// The jobs of the world in a cache folder.
  init(below cache: FilePath) {
    folder = cache.appending("heliosw/demo/state/heliosw/jobs")
  }

  /// Their names, the oldest first.
  var names: [String] { folder.entries.filter { $0.hasPrefix("2") } }

  /// What a file of a job holds, without its last line break; nothing while it is not there.
  func content(_ file: String, of job: String) -> String? {
    // Files of a job come one after the other.
    guard var text = try? folder.appending(job).appending(file).text() else { return nil }
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }

  /// The exit status that a job has left.
  func status(of job: String) -> Int32? {
    content("rc", of: job).flatMap { Int32($0.filter { !$0.isWhitespace }) }
  }

  /// The process group of a job.
  func group(of job: String) -> pid_t? {
    content("state", of: job)?.split(separator: "\n").first { $0.hasPrefix("pgid=") }
      .flatMap { pid_t($0.dropFirst(5)) }
  }

  /// The wrapper's process, while the job has not ended.
  func process(of job: String) -> pid_t? {
    guard status(of: job) == nil else { return nil }
    return content("state", of: job)?.split(separator: "\n").first { $0.hasPrefix("pid=") }
      .flatMap { pid_t($0.dropFirst(4)) }
  }

  /// Whether a process of the job's group lives.
  func isAlive(_ job: String) -> Bool {
    group(of: job).map { kill(-$0, 0) == 0 } ?? false
  }

  /// Ends whatever still runs, at once.
  ///
  /// On a busy machine the numbers of a job that is long gone can belong to others by now: only a group is ended in which a process
  /// still bears the job's name, or works in this world.
  func endAll() {
    for job in names where status(of: job) == nil {
      guard let group = group(of: job), group > 1, isOurs(group, job) else { continue }
      kill(-group, SIGKILL)
    }
  }

  /// Whether a process works for heliosw that belongs to no job: a command, or a shell that it has started.
  ///
  /// - Parameter folder: One that all of them have in their environment.
  func hasCompany(in folder: FilePath) -> Bool {
    let groups = Set(names.compactMap(group(of:)))
    return FilePath("/proc").entries.contains { process in
      guard let number = pid_t(process), !groups.contains(getpgid(number)) else { return false }
      // A process that is gone has no environment.
      let variables = try? FilePath("/proc/\(process)/environ").text()
      return variables?.contains(folder.string) == true
    }
  }

  private func isOurs(_ group: pid_t, _ job: String) -> Bool {
    let path = folder.string
    let world = path.firstRange(of: "/state/").map { String(path[..<$0.lowerBound]) } ?? path
    return FilePath("/proc").entries.contains { process in
      let place = FilePath("/proc/\(process)")
      guard let number = pid_t(process), getpgid(number) == group,
        // A process that is gone has no command line.
        let command = try? place.appending("cmdline").text()
      else { return false }
      return command.contains(job) || command.contains(world)
    }
  }
}
