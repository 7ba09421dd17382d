import HeliosTUI
import Workbench

extension Engine {
  /// Asks for all about packages; then looks every two seconds what depots and installations do, and asks for all again when one has
  /// begun or ended, or when somebody else has changed something.
  func watchPackages(_ mailbox: Mailbox<Message>) async throws {
    var last: ([JobID: JobState], String)?
    var told: ([Depot], InstallOutput?)?
    while true {
      let jobs = try await site.jobs().filter { Self.concernsPackages($0) }
      let now = (
        Dictionary(jobs.map { ($0.id, $0.state) }) { one, _ in one }, try await site.packagesPulse()
      )
      if last == nil || last?.0 != now.0 || last?.1 != now.1 { try await tellPackages(mailbox) }
      last = now
      let news = (try await site.depots(among: jobs), try await output(of: jobs))
      if told?.0 != news.0 || told?.1 != news.1 {
        mailbox.post(.packages(.depots(news.0, news.1)), replacing: "depots")
      }
      told = news
      try await Task.sleep(for: .seconds(2))
    }
  }

  private static func concernsPackages(_ job: Job) -> Bool {
    let recipes = [
      Onu.name, OnuUndo.name, OnuCleanUp.name, DepotStart.name, KeepRepository.name,
      PackageUpdate.name, BuildIllumos.name, Reboot.name,
    ]
    let recipe = job.plan?.recipe ?? ""
    return recipes.contains(recipe) || recipe.hasPrefix("\(BootEnvironmentFamily.name) ")
  }

  private func tellPackages(_ mailbox: Mailbox<Message>) async throws {
    let report = try await PackagesReportNow(at: site)
    mailbox.post(.time(Moment.now))
    mailbox.post(.packages(.report(report)), replacing: "packages")
  }

  /// The end of what the last installation has printed.
  private func output(of jobs: [Job]) async throws -> InstallOutput? {
    guard let job = jobs.first(where: \.isInstallation) else { return nil }
    return InstallOutput(job: job.id, text: try await site.end(ofOutputOf: job))
  }

  /// Shows the packages of a repository.
  func listPackages(_ repository: PackageRepository, _ mailbox: Mailbox<Message>) async throws {
    let packages = try await site.packages(in: repository)
    let lines = packages.map { package in
      let state = package.state == .present ? "" : "  \(package.state.rawValue)"
      return "\(package.name.padded(to: 44))\(package.version)\(state)"
    }
    let title = "\(repository.name): \(Words.count(packages.count, "package"))"
    mailbox.post(.text(title: title, lines: lines.isEmpty ? ["It is empty."] : lines))
  }

  /// Shows which packages bring a file.
  func findFile(
    _ name: String, _ repository: PackageRepository, _ mailbox: Mailbox<Message>
  ) async throws {
    let contents = try await site.contents(of: repository, path: name)
    let lines = contents.map { "\($0.package.padded(to: 36))\($0.path)" }
    mailbox.post(
      .text(
        title: "\(name) in \(repository.name)",
        lines: lines.isEmpty
          ? ["No package brings it. * and ? stand for text, as in */ixgbe."] : lines))
  }

  /// Shows how two repositories differ, the older one first.
  func comparePackages(
    _ one: PackageRepository, _ other: PackageRepository, _ mailbox: Mailbox<Message>
  ) async throws {
    let (old, new) =
      (one.updatedAt ?? 0) <= (other.updatedAt ?? 0) ? (one, other) : (other, one)
    let difference = PackageDifference(
      from: (try await site.packages(in: old), try await site.contents(of: old)),
      to: (try await site.packages(in: new), try await site.contents(of: new)))
    mailbox.post(
      .text(
        title: "From \(old.name) to \(new.name)",
        lines: difference.text.split(separator: "\n").map(String.init)))
  }
}

extension Job {
  /// Whether it installs something on the machine.
  var isInstallation: Bool {
    plan?.recipe == PackageUpdate.name || plan?.recipe == Onu.name
  }
}

extension PackagesReportNow {
  /// Asks for all of it.
  init(at site: Site) async throws(Problem) {
    root = site.workspace.root
    repositories = try await site.repositories()
    running = try await site.runningSystem()
    host = try await site.depotHost()
    // Another system has neither; what it has of repositories is shown all the same.
    release = try? await site.release()
    environments = try? await site.bootEnvironments()
  }
}
