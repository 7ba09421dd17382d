import HeliosTUI
import Workbench

extension Engine {
  /// Looks at the machine and the workspace.
  func examine(_ purpose: DoctorCheck.Purpose?, _ mailbox: Mailbox<Message>) async throws {
    let findings = try await Doctor.examine(site, for: purpose, now: Moment.now)
    mailbox.post(.examined(findings, for: purpose))
  }

  /// Measures what could be cleaned up.
  func measureLeftovers(_ mailbox: Mailbox<Message>) async throws {
    mailbox.post(.measured(try await Leftover.list(at: site)))
  }
}
