/// `heliosw consolidations --json`.
struct ConsolidationsAnswer: Decodable, Sendable {
  struct Row: Decodable, Sendable {
    var name: String
    var path: String
    var autoUpdate: Bool
    var rev: String?
    var present: Bool
    var absentReason: String?
    var branch: String?
    var detached: Bool?
    var commit: String?
    var upstream: String?
    var ahead: Int?
    var behind: Int?
    var staged: Int?
    var changed: Int?
    var untracked: Int?
    var conflicted: Int?
    var stashes: Int?
    var problem: String?
  }

  var format: Int
  var consolidations: [Row]

  subscript(_ name: String) -> Row? { consolidations.first { $0.name == name } }
}

/// `heliosw status --json`.
struct StatusAnswer: Decodable, Sendable {
  struct Build: Decodable, Sendable {
    var log: String
    var outcome: String
    var kind: String?
    var phase: String?
    var builder: String?
    var errors: Int
    var warnings: Int
    var isDoomed: Bool
  }

  var format: Int
  var machine: String
  var isSimulated: Bool
  var workspace: String
  var build: Build?
  var consolidations: ConsolidationsAnswer
  var jobs: [JobAnswer]
}

/// A job in `heliosw jobs --json`.
struct JobAnswer: Decodable, Sendable {
  struct Step: Decodable, Sendable {
    var number: Int
    var title: String
    var state: String
    var status: Int?
    var reason: String?
  }

  struct List: Decodable, Sendable {
    var format: Int
    var jobs: [JobAnswer]
  }

  struct One: Decodable, Sendable {
    var format: Int
    var job: JobAnswer
  }

  var id: String
  var title: String
  var recipe: String?
  var state: String
  var status: Int32?
  var folder: String
  var gate: String?
  var startedAt: String?
  var endedAt: String?
  var steps: [Step]
}

/// `heliosw log summary --json` and its like.
struct LogAnswer: Decodable, Sendable {
  struct Phase: Decodable, Sendable {
    var name: String
    var title: String
    var state: String
    var line: Int?
    var seconds: Double?
    var errors: Int
    var warnings: Int
  }

  struct Failure: Decodable, Sendable {
    var line: Int?
    var component: String?
    var text: String
    var isCounted: Bool
  }

  var format: Int
  var path: String
  var outcome: String
  var lines: Int
  var sizeInBytes: Int
  var errors: Int
  var warnings: Int
  var isDoomed: Bool
  var phases: [Phase]
  var firstErrors: [Failure]?
}
