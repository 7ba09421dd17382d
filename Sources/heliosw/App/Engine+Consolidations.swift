import HeliosTUI
import Workbench

extension Engine {
  /// Lists the consolidations, paints what libgit2 sees, then asks git.
  func watchConsolidations(_ mailbox: Mailbox<Message>) async throws {
    consolidations = try await site.consolidations()
    // What is left out by a switch that can't be read is told as not cloned, and no more is lost.
    let switches = try? await site.switches(over: variables)
    let rows = consolidations.map {
      ConsolidationsState.Row(
        consolidation: $0, absence: $0.absentReason(switches?.values ?? variables))
    }
    mailbox.post(.consolidations(.read(rows)))
    for consolidation in consolidations {
      if let paint = consolidation.firstPaint() {
        mailbox.post(.painted(consolidation.name, paint))
      }
    }
    let watcher = await RepositoryWatcher.start(on: consolidations, by: site)
    self.watcher = watcher
    defer { watcher?.stop() }
    try await ask([], mailbox)
    guard let watcher else { return }
    for await names in watcher.changes {
      try await ask(Array(names), mailbox)
    }
  }

  /// Asks git about consolidations, all if none is named; each row is posted as soon as it is known.
  func ask(_ names: [String], _ mailbox: Mailbox<Message>) async throws {
    let wanted = names.isEmpty ? consolidations : consolidations.filter { names.contains($0.name) }
    guard !wanted.isEmpty else { return }
    mailbox.post(.time(Moment.now))
    mailbox.post(.asking(Set(wanted.map(\.name))))
    let begin = ContinuousClock.now
    let statuses = try await Inventory(of: wanted).statuses(by: site) { name, status in
      mailbox.post(.status(name, status))
    }
    let took = ContinuousClock.now - begin
    for (consolidation, status) in zip(wanted, statuses) {
      mailbox.post(.status(consolidation.name, status))
      await watcher?.answered(consolidation.name, took: took)
    }
  }

  /// Reads the commits of one consolidation.
  func describe(_ name: String, _ mailbox: Mailbox<Message>) async throws {
    guard let consolidation = consolidations.first(where: { $0.name == name }) else { return }
    let history = try await CloneHistory.local(consolidation.path, by: site)
    mailbox.post(.described(name, history))
  }
}
