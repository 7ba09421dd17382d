/// A build in `heliosw history --json`.
struct PastBuildAnswer: Decodable, Sendable {
  struct List: Decodable, Sendable {
    var format: Int
    var builds: [PastBuildAnswer]
  }

  struct One: Decodable, Sendable {
    var format: Int
    var build: PastBuildAnswer
  }

  struct Repository: Decodable, Sendable {
    var name: String
    var commit: String
    var branch: String?
    var changes: Int?
  }

  struct Phase: Decodable, Sendable {
    var name: String
    var state: String
    var seconds: Double?
  }

  struct Packages: Decodable, Sendable {
    var repository: String
    var count: Int
  }

  var number: Int
  var kind: String?
  var outcome: String
  var job: String?
  var seconds: Double?
  var errorCount: Int
  var phases: [Phase]?
  var repositories: [Repository]?
  var packages: [Packages]?
}
