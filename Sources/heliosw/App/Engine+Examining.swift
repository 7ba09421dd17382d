import HeliosTUI
import Workbench

extension Engine {
  /// Looks at the machine and the workspace.
  func examine(_ mailbox: Mailbox<Message>) async throws {
    mailbox.post(.examined(try await Doctor.examine(site, now: Moment.now)))
  }

  /// Measures what could be cleaned up.
  func measureLeftovers(_ mailbox: Mailbox<Message>) async throws {
    mailbox.post(.measured(try await Leftover.list(at: site)))
  }
}
