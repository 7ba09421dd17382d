import Workbench

/// `heliosw cleanup`: lists what could go where nothing is chosen, else removes what is.
enum ListingOrRunning: RecipeUse {
  static func use<R: Recipe>(_ words: RecipeWords<R>, at site: Site) async throws {
    guard let cleanup = words.recipe as? Cleanup, cleanup.isEmpty else {
      return try await RunningIt.use(words, at: site)
    }
    let leftovers = try await Leftover.list(at: site)
    guard !words.isJSON else {
      return Console.print(try JSON.text(LeftoversReport(leftovers)))
    }
    if leftovers.isEmpty { Console.print("There is nothing to clean up.") }
    for leftover in leftovers {
      Console.print(Console.neutral(leftover.line))
    }
  }
}

/// What `heliosw cleanup --json` prints.
struct LeftoversReport: Encodable {
  let format = 1
  var leftovers: [Entry]

  struct Entry: Encodable {
    var kind: String
    var path: String
    var sizeInBytes: Int64
    var loss: String
    /// Why it must stay for now.
    var refusal: Known<String>
  }

  init(_ leftovers: [Leftover]) {
    self.leftovers = leftovers.map {
      Entry(
        kind: $0.kind.rawValue, path: $0.path.string, sizeInBytes: $0.sizeInBytes, loss: $0.loss,
        refusal: Known($0.refusal))
    }
  }
}

extension Leftover {
  /// The leftover as a line for a person.
  fileprivate var line: String {
    let size = Words.size(sizeInBytes)
    let gap = String(repeating: " ", count: max(0, 8 - size.count))
    let stays = refusal.map { "  (stays: \($0))" } ?? ""
    return "\(gap)\(size)  \(kind.word.padded(to: 11))\(path)\(stays)"
  }
}

extension Leftover.Kind {
  /// The kind in a word or two.
  var word: String {
    switch self {
    case .log: "log"
    case .temporary: "temporary"
    case .proto: "proto area"
    }
  }
}
