import HeliosTUI
import SystemPackage
import Workbench

extension Engine {
  /// A build that began longer ago than this, in seconds, may have been given other commits than those that are there now.
  private static let freshness = 300

  /// Takes what is new of the builds of the past.
  func refreshHistory(_ mailbox: Mailbox<Message>) async throws {
    let builds = try await history.refresh { done, all in
      mailbox.post(
        .history(.progress(HistoryState.Progress(done: done, all: all))), replacing: "history")
    }
    await post(builds, mailbox)
  }

  /// Keeps a build that has begun; one that heliosw did not start has nobody else to note its commits.
  func recordBuild(_ subject: LogSubject, _ mailbox: Mailbox<Message>) async throws {
    guard let report = latestReport, report.subject == subject else { return }
    let gate = gate
    let builder: NightlyLock? = if case .live(let lock) = report.lock { lock } else { nil }
    guard
      var record = BuildRecord(
        FilePath(report.path), of: gate, on: site.machine.name, status: report.status, mail: nil,
        outcome: report.outcome, errors: [], process: builder.map { Int($0.pid) })
    else { return }
    record.isWhole = false
    record.build.startedAt = report.startedAt
    record.build.builder = builder?.staffer
    let isOurs = JobNotes(try await site.jobs()).job(of: record.build) != nil
    if !isOurs, let began = report.startedAt, Moment.now - began < Self.freshness {
      record.repositories = try await repositories()
    }
    _ = try await history.refresh()
    await post(try await history.record(record), mailbox)
  }

  /// Reads all that is known of a build.
  func readBuild(_ number: Int, _ mailbox: Mailbox<Message>) async throws {
    let record = try await pastBuild(number)
    mailbox.post(.history(.build(record)))
  }

  /// Compares two builds.
  func compareBuilds(_ one: Int, _ other: Int, _ mailbox: Mailbox<Message>) async throws {
    let comparison = BuildComparison(try await pastBuild(one), try await pastBuild(other))
    mailbox.post(.history(.compared(comparison)))
  }

  /// Finds out how long builds of a kind take.
  func estimate(_ key: HistoryState.EstimateKey, _ mailbox: Mailbox<Message>) async throws {
    let estimate = try await history.estimate(key.kind, isIncremental: key.isIncremental)
    mailbox.post(.history(.estimate(key, estimate)))
  }

  private func pastBuild(_ number: Int) async throws -> BuildRecord {
    guard let record = try await history.build(number) else {
      throw await history.takeNotice()
        ?? Problem(.refused, "There is no build #\(number) in the history.")
    }
    return record
  }

  private func post(_ builds: [PastBuild]?, _ mailbox: Mailbox<Message>) async {
    if let builds { mailbox.post(.history(.builds(builds)), replacing: "history") }
    if let problem = await history.takeNotice() { mailbox.post(.history(.unavailable(problem))) }
  }

  /// What git says of every clone now.
  private func repositories() async throws -> [PastRepository] {
    let all = try await site.consolidations()
    let statuses = try await Inventory(of: all).statuses(by: site)
    return zip(all, statuses).compactMap { consolidation, status in
      status.commit.map {
        PastRepository(
          name: consolidation.name, commit: $0, branch: status.branch,
          changes: status.staged.map { $0 + (status.changed ?? 0) + (status.conflicted ?? 0) })
      }
    }
  }
}
