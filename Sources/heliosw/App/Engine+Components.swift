import HeliosTUI
import SystemPackage
import Workbench

extension Engine {
  /// Finds the error at a line of a log, or the next below, or the first of all.
  func placeError(
    _ subject: LogSubject, _ line: Int, _ use: ErrorUse, _ mailbox: Mailbox<Message>
  ) async throws {
    let document: LogDocument? =
      switch subject {
      case .build: build?.subject == subject ? build?.document : nil
      case .file(let path): files[path]
      }
    mailbox.post(.placed(try await document?.error(near: line), use))
  }

  /// Reads what a job has come to, where its output tells.
  func readResult(_ id: JobID, _ mailbox: Mailbox<Message>) async throws {
    let job = try await site.job(id)
    if job.plan?.recipe == BootEnvironmentDiff.name {
      return try await showDifference(of: job, mailbox)
    }
    if job.plan?.recipe == DepotStart.name { return try await showFailure(of: job, mailbox) }
    let result = try await JobResult(of: job)
    guard let changes = result.changes, job.state == .done(0) else { return }
    mailbox.post(
      .text(
        title: "\(job.title): \(Words.count(changes.files.count, "file")) installed",
        lines: changes.lines))
  }

  /// Shows what a job that failed has said last, and what that means.
  private func showFailure(of job: Job, _ mailbox: Mailbox<Message>) async throws {
    let words = try await site.lastWords(of: job)
    let reason = ToolComplaint.reason(in: words.joined(separator: "\n"))
    mailbox.post(
      .text(title: job.endInWords, lines: (reason.map { [$0, ""] } ?? []) + words))
  }

  /// Starts a plan that needs a terminal in a window of its own, of the tmux that heliosw runs in.
  func openWindow(_ plan: Plan, _ mailbox: Mailbox<Message>) async throws {
    let job = try await site.prepare(plan, as: .new(for: plan))
    let wait = #""$@" || { echo "It ended with status $?. Enter closes the window."; read -r x; }"#
    let variables = job.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let words =
      ["tmux", "new-window", "-n", plan.recipe, "-c", job.folder.string, "env"] + variables
      + ["sh", "-c", wait, "sh"] + job.argv
    let answer = try await site.run(ShellWord.joined(words))
    guard answer.status == 0 else {
      throw Problem(
        .failed, "tmux opened no window: \(answer.complaint).",
        hint: "y starts it in this terminal.")
    }
  }
}

extension ProtoChanges {
  /// The files as lines to read, the folder above them.
  var lines: [String] {
    guard !files.isEmpty else {
      return ["Nothing in \(folder) has changed: it was up to date."]
    }
    let width = files.map { Words.size($0.sizeInBytes).count }.max() ?? 0
    return [folder, ""]
      + files.map { file in
        let size = Words.size(file.sizeInBytes)
        return String(repeating: " ", count: width - size.count) + "\(size)  \(file.time)  "
          + file.path
      }
  }
}
