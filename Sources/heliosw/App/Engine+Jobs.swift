import HeliosTUI
import SystemPackage
import Workbench

extension Engine {
  /// Lists the jobs whenever their folder changes, and once a second while one lives: a process that is gone tells nobody.
  func watchJobs(_ mailbox: Mailbox<Message>) async throws {
    var last: [Job]?
    while true {
      let folder = site.jobsFolder(environment)
      let jobs = try await site.jobs()
      if jobs != last { mailbox.post(.jobs(jobs), replacing: "jobs") }
      last = jobs
      if jobs.contains(where: \.state.isAlive) {
        try await Task.sleep(for: .seconds(1))
      } else {
        try await Self.change(in: folder)
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
    // A job that is not listed any more has left nothing to do.
    let left = files == "plan.sh" ? [] : (try? await site.job(id))?.leftover ?? []
    // As wide as the narrowest screens show it: it is to be read as a whole.
    let advice = left.flatMap { TextLine("  \($0)").wrapped(columns: 74, indent: 4).map(\.text) }
    let heading = left.isEmpty ? [] : ["Left to do:"] + advice + [""]
    let printed = answer.text.split(separator: "\n", omittingEmptySubsequences: false)
    let lines =
      heading
      + (answer.text.isEmpty
        ? ["It has printed nothing. A build writes to its log: 3 shows that."]
        : printed.map(String.init))
    mailbox.post(
      .text(title: files == "plan.sh" ? "Plan of \(id)" : "Output of \(id)", lines: lines))
  }

  /// Waits until something happens in a folder, or in the nearest folder above that is there.
  static func change(in folder: FilePath?) async throws {
    var folder = folder ?? "/"
    while !folder.isDirectory, folder.removeLastComponent() {}
    for await _ in FolderWatch.changes(in: [folder]) { return }
    try Task.checkCancellation()
    // Where folders can't be watched, look again now and then.
    try await Task.sleep(for: .seconds(5))
  }
}
