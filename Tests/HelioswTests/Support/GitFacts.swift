/// What `git status --porcelain=v2 --branch --show-stash` says, counted here a second time.
struct GitFacts: Hashable, Sendable {
  var branch: String?
  var commit: String?
  var upstream: String?
  var ahead: Int?
  var behind: Int?
  var stashes = 0
  var staged = 0
  var changed = 0
  var untracked = 0
  var conflicted = 0

  var isDetached: Bool { branch == nil }

  /// Reads git's answer.
  init(porcelain text: String) {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      switch (words[0], words.count > 1 ? words[1] : "") {
      case ("#", "branch.oid"): commit = words[2] == "(initial)" ? nil : words[2]
      case ("#", "branch.head"): branch = words[2] == "(detached)" ? nil : words[2]
      case ("#", "branch.upstream"): upstream = words[2]
      case ("#", "branch.ab"):
        (ahead, behind) = (Int(words[2].dropFirst()), Int(words[3].dropFirst()))
      case ("#", "stash"): stashes = Int(words[2]) ?? 0
      case ("1", let letters), ("2", let letters):
        staged += letters.hasPrefix(".") ? 0 : 1
        changed += letters.hasSuffix(".") ? 0 : 1
      case ("u", _): conflicted += 1
      case ("?", _): untracked += 1
      default: break
      }
    }
  }

  /// The same facts of what heliosw says.
  init(_ row: ConsolidationsAnswer.Row) {
    (branch, commit, upstream) = (row.branch, row.commit, row.upstream)
    (ahead, behind) = (row.ahead, row.behind)
    stashes = row.stashes ?? -1
    staged = row.staged ?? -1
    changed = row.changed ?? -1
    untracked = row.untracked ?? -1
    conflicted = row.conflicted ?? -1
  }
}

extension ProgramUnderTest {
  /// What git itself says of a folder.
  func git(in folder: String) async throws -> GitFacts {
    let command = "git --no-optional-locks status --porcelain=v2 --branch --show-stash"
    return GitFacts(porcelain: try await shell("\(command)", in: .init(folder)).output)
  }
}
