/// What git says about one clone: where it stands and what is not committed.
///
/// What is not known is `nil`, never zero: a folder that git refuses has no counts.
public struct RepositoryStatus: Hashable, Sendable {
  /// Whether something stands at the clone's path.
  public var present: Bool
  /// The branch that HEAD is on, if it is on one.
  public var branch: String?
  /// Whether HEAD is a commit and no branch.
  public var detached: Bool?
  /// The object id that HEAD stands for, whole; nothing on an unborn branch.
  public var commit: String?
  /// The branch that this one follows, as `origin/main`; it may be gone.
  public var upstream: String?
  /// Commits here that the upstream has not; nothing without an upstream, or if it is gone.
  public var ahead: Int?
  /// Commits of the upstream that are not here.
  public var behind: Int?
  /// Entries that differ between HEAD and index: X of porcelain v2 is not `.`.
  public var staged: Int?
  /// Entries that differ between index and working tree: Y of porcelain v2 is not `.`.
  public var changed: Int?
  /// Untracked files, and folders of nothing else, each counted once as `--untracked-files=normal`
  /// shows them.
  public var untracked: Int?
  /// Unmerged paths; they count here only.
  public var conflicted: Int?
  /// Entries of the stash.
  public var stashes: Int?
  /// When the clone last fetched, in seconds since 1970; nothing if it never did since it was
  /// cloned.
  public var lastFetch: Int?
  /// What is wrong, in git's own first line.
  public var problem: String?
  /// What git said although it answered, as a folder that it could not read: a count may be too
  /// low.
  public var warning: String?
  /// The entries behind the counts, in git's order.
  public var files: [ChangedFile] = []

  /// Makes a status of which only the presence is known.
  public init(present: Bool, problem: String? = nil) {
    self.present = present
    self.problem = problem
  }
}

extension RepositoryStatus {
  /// Nothing stands at the clone's path.
  public static let absent = RepositoryStatus(present: false)

  /// Whether HEAD is on a branch that has no commit yet.
  public var isUnborn: Bool { branch != nil && commit == nil }

  /// Whether there is an upstream that can't be compared with, because its branch is gone.
  public var isUpstreamGone: Bool { upstream != nil && ahead == nil && !isUnborn }

  /// Whether git answered and nothing is staged, changed, untracked or conflicted.
  public var isClean: Bool {
    staged == 0 && changed == 0 && untracked == 0 && conflicted == 0
  }
}

extension RepositoryStatus: Codable {
  // Everything but the entries: a status is kept with each build, and the entries can be thousands.
  private enum CodingKeys: String, CodingKey {
    case present, branch, detached, commit, upstream, ahead, behind
    case staged, changed, untracked, conflicted, stashes, lastFetch, problem, warning
  }
}
