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
    for line in difference.lines + [difference.summary] { Console.print(Console.neutral(line)) }
  }
}

extension ImageDifference {
  /// What differs, a line each: packages that are gone, that are new, and that changed.
  var lines: [String] {
    let width = (added + removed + changed.map(\.to)).map(\.name.count).max().map { $0 + 2 } ?? 0
    func line(_ letter: String, _ package: PackageVersion, _ words: String) -> String {
      "\(letter) \(package.name.padded(to: width))\(words)"
    }
    return removed.map { line("D", $0, $0.version) } + added.map { line("A", $0, $0.version) }
      + changed.map { line("M", $0.to, $0.words) }
  }

  /// What it comes to.
  var summary: String {
    guard !isEmpty else { return "No difference: \(Words.count(same, "package")) in both." }
    let counts = [
      (added, "added"), (removed, "removed"), (changed.map(\.to), "in other versions"),
      (republished.map(\.to), "of the same version from another build"),
    ]
    return counts.filter { !$0.0.isEmpty }.map { "\(Words.grouped($0.0.count)) \($0.1), " }
      .joined() + "\(Words.grouped(same)) the same."
  }
}

extension ImageDifference.Change {
  /// Both versions, and both publishers if they differ.
  fileprivate var words: String {
    let publishers = from.publisher == to.publisher ? "" : "  \(from.publisher) -> \(to.publisher)"
    return "\(from.version) -> \(to.version)\(publishers)"
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
