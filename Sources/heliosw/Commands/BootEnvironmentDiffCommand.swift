import Workbench

/// `heliosw be diff`: compares two boot environments, and says what differs.
enum ComparingEnvironments: RecipeUse {
  static func use<R: Recipe>(_ words: RecipeWords<R>, at site: Site) async throws {
    guard let diff = words.recipe as? BootEnvironmentDiff else { return }
    let plan = try await diff.planToRun(at: site)
    let id = try await site.start(plan, as: .new(for: plan))
    guard !words.isDetached else { return Console.print(id.name) }
    let status = try await JobFollower(site: site, id: id, plan: plan).wait()
    let job = try await site.job(id)
    guard status == .success else {
      Console.complain(job.endInWords)
      for line in job.leftover { Console.complain(line) }
      throw status.code
    }
    let difference = try await site.imageDifference(of: job)
    guard !words.isJSON else {
      return Console.print(
        try JSON.text(ImageDifferenceReport(difference, from: diff.from, to: diff.to)))
    }
    for line in difference.lines { Console.print(Console.neutral(line)) }
  }
}

extension ImageDifference {
  /// What differs, a line each, and what it comes to.
  var lines: [String] {
    let changes = changed.map { change in
      let publishers =
        change.from.publisher == change.to.publisher
        ? "" : "  \(change.from.publisher) -> \(change.to.publisher)"
      return "M \(change.to.name.padded(to: 44))\(change.from.version) -> \(change.to.version)"
        + publishers
    }
    let counts = [
      added.isEmpty ? nil : "\(Words.grouped(added.count)) added",
      removed.isEmpty ? nil : "\(Words.grouped(removed.count)) removed",
      changed.isEmpty ? nil : "\(Words.grouped(changed.count)) in other versions",
      republished.isEmpty
        ? nil : "\(Words.grouped(republished.count)) of the same version from another build",
      "\(Words.grouped(same)) the same",
    ]
    return removed.map { "D \($0.name.padded(to: 44))\($0.version)" }
      + added.map { "A \($0.name.padded(to: 44))\($0.version)" } + changes
      + [counts.compactMap { $0 }.joined(separator: ", ") + "."]
  }
}

/// The difference of two boot environments as JSON.
struct ImageDifferenceReport: Encodable {
  let format = 1
  var from: String
  var to: String
  var added: [PackagesReport.Row]
  var removed: [PackagesReport.Row]
  var changed: [Change]
  var republished: [Change]
  var same: Int

  struct Change: Encodable {
    var package: String
    var from: Side
    var to: Side

    init(_ change: ImageDifference.Change) {
      package = change.to.name
      (from, to) = (Side(change.from), Side(change.to))
    }
  }

  /// A package as one of the two has it.
  struct Side: Encodable {
    var publisher: String
    var version: String
    var timestamp: String

    init(_ package: PackageVersion) {
      (publisher, version) = (package.publisher, package.version)
      timestamp = package.timestamp
    }
  }

  init(_ difference: ImageDifference, from: String, to: String) {
    (self.from, self.to) = (from, to)
    added = difference.added.map { .init($0) }
    removed = difference.removed.map { .init($0) }
    changed = difference.changed.map { .init($0) }
    republished = difference.republished.map { .init($0) }
    same = difference.same
  }
}
