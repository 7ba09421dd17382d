import HeliosTUI
import SystemPackage
import Workbench

extension Engine {
  /// Lists the jobs whenever their folder changes, and again and again while one lives: a process that is gone tells nobody.
  ///
  /// The folder of a new job changes before the job has begun, so a change is looked after for some seconds.
  func watchJobs(_ mailbox: Mailbox<Message>) async throws {
    var last: [Job]?
    var change = ContinuousClock.now
    while true {
      let folder = site.jobsFolder(environment)
      let jobs = try await site.jobs()
      if jobs != last { mailbox.post(.jobs(jobs), replacing: "jobs") }
      last = jobs
      if jobs.contains(where: \.state.isAlive) {
        try await Task.sleep(for: .seconds(1))
      } else if ContinuousClock.now - change < .seconds(8) {
        try await Task.sleep(for: .milliseconds(400))
      } else {
        try await Self.change(in: folder)
        change = .now
      }
    }
  }

  /// Shows files of a job's folder.
  func show(_ files: String, of id: JobID, _ mailbox: Mailbox<Message>) async throws {
    let answer = try await site.run(
      """
      cd "$jobs"/\(ShellWord.quoted(id.name)) || exit 1
      for file in \(files); do
        test -s "$file" || continue
        test "$file" = plan.sh || printf '%s\\n' "-- $file"
        tail -c 65536 "$file"
      done
      """)
    guard answer.status == 0 else {
      throw Problem(.failed, "The folder of \(id) can't be read: \(answer.complaint).")
    }
    let lines = answer.text.split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    mailbox.post(
      .text(title: files == "plan.sh" ? "Plan of \(id)" : "Output of \(id)", lines: lines))
  }

  /// Waits until something happens in a folder, or in the nearest folder above that is there.
  static func change(in folder: FilePath?) async throws {
    var folder = folder ?? "/"
    while !folder.isFolder, folder.removeLastComponent() {}
    for await _ in FolderWatch.changes(in: [folder]) { return }
    try Task.checkCancellation()
    // Where folders can't be watched, look again now and then.
    try await Task.sleep(for: .seconds(5))
  }
}
