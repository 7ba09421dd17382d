import HeliosTUI
import Workbench

extension Engine {
  /// Asks for the boot environments and for what was left behind; then looks into those that are open, which takes longer.
  func askBootEnvironments(_ mailbox: Mailbox<Message>) async throws {
    mailbox.post(.packages(.halfMade(try await site.halfMadeRepositories())))
    var list: BootEnvironmentList
    do {
      list = try await site.bootEnvironments()
    } catch {
      return mailbox.post(.bootEnvironments(.failure(error)))
    }
    mailbox.post(.bootEnvironments(.success(list)))
    let before = list.notes
    list.notes.see(list.environments, try await site.provenances(of: list), now: Moment.now)
    guard list.notes != before else { return }
    mailbox.post(.bootEnvironments(.success(list)))
    try await site.keep(list.notes)
  }

  /// Looks every two seconds whether beadm lists something else than before, and then asks for all: others change things too.
  func watchBootEnvironments(_ mailbox: Mailbox<Message>) async throws {
    var before: String?
    while true {
      let now = try await site.run("beadm list -H 2>/dev/null; beadm list -H -s 2>/dev/null").text
      if now != before { try await askBootEnvironments(mailbox) }
      before = now
      try await Task.sleep(for: .seconds(2))
    }
  }

  /// Marks a boot environment to be kept, or takes the mark away.
  func toggleKept(_ name: String, _ mailbox: Mailbox<Message>) async throws {
    var list = try await site.bootEnvironments()
    guard let environment = list[name] else {
      throw Problem(.refused, "\(name) can't be marked: it is not there any more.")
    }
    list.notes[environment].isKept.toggle()
    try await site.keep(list.notes)
    mailbox.post(.bootEnvironments(.success(list)))
  }

  /// Shows what a job that compared two boot environments has found.
  func showDifference(of job: Job, _ mailbox: Mailbox<Message>) async throws {
    guard job.state == .done(0) else { return }
    let difference = try await site.imageDifference(of: job)
    mailbox.post(.text(title: job.title, lines: [difference.summary, ""] + difference.lines))
  }
}
