import Workbench

/// The package repositories as JSON.
struct RepositoriesReport: Encodable {
  let format = 1
  var repositories: [Row]

  struct Row: Encodable {
    var name: String
    var path: String
    var kind: String
    var packages: Known<Int>
    var publishers: [PublisherRow]
    var updatedAt: Known<String>
    var build: Known<String>
    var buildNumber: Known<Int>
    var version: Known<String>
    var source: Known<String>
    var freshness: String
    var reason: Known<String>
  }

  struct PublisherRow: Encodable {
    var name: String
    var packages: Int
    var status: String
    var updatedAt: Known<String>
  }

  init(_ list: RepositoryList) {
    repositories = list.repositories.map { Row($0, in: list) }
  }
}

extension RepositoriesReport.Row {
  init(_ repository: PackageRepository, in list: RepositoryList) {
    name = repository.name
    path = repository.path.string
    kind = repository.kind.rawValue
    packages = Known(repository.packages)
    publishers = (repository.publishers ?? []).map {
      .init(
        name: $0.name, packages: $0.packages, status: $0.status, updatedAt: Known($0.updatedStamp))
    }
    updatedAt = Known(
      repository.updatedAt.map { CalendarStamp(secondsSince1970: $0).extended })
    build = Known(repository.provenance)
    let past = repository.provenance.flatMap { list.builds.build(in: $0) }
    (buildNumber, version) = (Known(past?.number), Known(past?.version))
    source = Known(repository.origin?.source.string)
    (freshness, reason) = list.freshness(of: repository).report
  }
}

extension PackageRepository.Publisher {
  fileprivate var updatedStamp: String? {
    updatedAt.map { CalendarStamp(secondsSince1970: $0).extended }
  }
}

extension RepositoryList.Freshness {
  fileprivate var report: (String, Known<String>) {
    switch self {
    case .current: ("current", Known(nil))
    case .stale(let reason): ("stale", Known(reason))
    case .broken(let reason): ("broken", Known(reason))
    case .unknown: ("unknown", Known(nil))
    }
  }
}

/// Packages as JSON.
struct PackagesReport: Encodable {
  let format = 1
  var repository: String
  var packages: [Row]

  struct Row: Encodable {
    var publisher: String
    var name: String
    var version: String
    var timestamp: String
    var state: String
    var summary: Known<String>

    init(_ package: PackageVersion) {
      publisher = package.publisher
      name = package.name
      version = package.version
      timestamp = package.timestamp
      state = package.state.rawValue
      summary = Known(package.summary)
    }
  }

  init(_ repository: PackageRepository, _ packages: [PackageVersion]) {
    self.repository = repository.path.string
    self.packages = packages.map(Row.init)
  }
}

/// What packages bring, as JSON.
struct ContentsReport: Encodable {
  let format = 1
  var repository: String
  var contents: [Row]

  struct Row: Encodable {
    var package: String
    var type: String
    var path: String
    var sizeInBytes: Known<Int>
  }

  init(_ repository: PackageRepository, _ contents: [PackageContent]) {
    self.repository = repository.path.string
    self.contents = contents.map {
      Row(
        package: $0.package, type: $0.kind.rawValue, path: $0.path,
        sizeInBytes: Known($0.sizeInBytes))
    }
  }
}

/// The difference of two repositories as JSON.
struct DifferenceReport: Encodable {
  let format = 1
  var from: String
  var to: String
  var added: [String]
  var removed: [String]
  var same: Int
  var changes: [Change]

  struct Change: Encodable {
    var package: String
    var from: Known<String>
    var to: Known<String>
    var added: [String]
    var removed: [String]
    var changed: [String]
  }

  init(_ from: PackageRepository, _ to: PackageRepository, _ difference: PackageDifference) {
    self.from = from.path.string
    self.to = to.path.string
    added = difference.added.map(\.name)
    removed = difference.removed.map(\.name)
    same = difference.same
    changes = difference.changes.map {
      Change(
        package: $0.package, from: Known($0.versions?.from), to: Known($0.versions?.to),
        added: $0.added, removed: $0.removed, changed: $0.changed)
    }
  }
}

extension PackageDifference {
  /// The difference in lines, as diff -q has them.
  var text: String {
    var lines = removed.map { "only in the older one: \($0.name)" }
    lines += added.map { "only in the newer one: \($0.name)" }
    for change in changes {
      let versions = change.versions.map { "  \($0.from) -> \($0.to)" } ?? ""
      lines.append(change.package + versions)
      lines += change.changed.map { "  M \($0)" }
      lines += change.added.map { "  A \($0)" }
      lines += change.removed.map { "  D \($0)" }
    }
    lines.append(
      isEmpty
        ? "No difference in \(Words.count(same, "package"))."
        : "\(Words.count(changes.count, "package")) differ, \(Words.grouped(same)) are the same.")
    return lines.map { Console.neutral($0) }.joined(separator: "\n")
  }
}

/// What the machine runs, as JSON.
struct RunningReport: Encodable {
  let format = 1
  var version: String
  var kernel: Known<String>
  var publisher: Known<String>
  var isOwnBuild: Bool

  init(_ running: RunningSystem) {
    version = running.version
    kernel = Known(running.kernel)
    publisher = Known(running.publisher)
    isOwnBuild = running.isOwnBuild
  }
}
