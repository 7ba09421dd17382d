import HeliosTUI
import Workbench

extension Engine {
  /// Asks for the boot environments; then looks into those that are open, which takes longer.
  func askBootEnvironments(_ mailbox: Mailbox<Message>) async throws {
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
}
