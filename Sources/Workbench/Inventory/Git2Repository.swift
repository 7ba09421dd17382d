import CGit2
import SystemPackage

/// Something that libgit2 does not do; git itself may well.
enum Git2Failure: Error, Hashable {
  /// A call gave this code.
  case code(Int32)
  /// The clone has something that libgit2 reads otherwise than git does.
  case unsupported
}

/// A clone opened by libgit2, for what is cheap with it: names, and lists of commits.
///
/// libgit2 knows no skip-worktree and no sha256, and counts changes at half the speed of git, so
/// that counts are never asked of it. What it can't open or read falls to git. A value stays on the
/// thread that made it.
struct Git2Repository: ~Copyable {
  private let pointer: OpaquePointer

  private static let isReady: Bool = git_libgit2_init() > 0

  /// Opens the clone whose top folder is given; the folders above are not searched.
  init(_ path: FilePath) throws(Git2Failure) {
    guard Self.isReady else { throw .unsupported }
    var opened: OpaquePointer?
    let code = path.withPlatformString {
      git_repository_open_ext(&opened, $0, GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue, nil)
    }
    guard code == 0, let opened else { throw .code(code) }
    pointer = opened
  }

  deinit {
    git_repository_free(pointer)
  }

  /// Whether the clone has no working tree.
  var isBare: Bool { git_repository_is_bare(pointer) == 1 }

  /// Where the clone keeps what is its own: `.git`, or a linked worktree's folder.
  var gitFolder: FilePath? { git_repository_path(pointer).map { FilePath(platformString: $0) } }

  /// Where the clone keeps what it shares with its linked worktrees.
  var commonFolder: FilePath? {
    git_repository_commondir(pointer).map { FilePath(platformString: $0) }
  }

  /// Tells whether a path below the top is ignored, by the rules of .gitignore alone.
  func isIgnored(_ path: FilePath) -> Bool {
    var ignored: Int32 = 0
    let code = path.withPlatformString { git_ignore_path_is_ignored(&ignored, pointer, $0) }
    return code == 0 && ignored == 1
  }
}

extension Git2Repository {
  /// Where HEAD is.
  enum Head: Hashable {
    /// On a branch, at a commit, or at none yet.
    case branch(String, commit: String?)
    /// At a commit, on no branch.
    case detached(String)
  }

  /// Reads HEAD.
  func head() throws(Git2Failure) -> Head {
    var reference: OpaquePointer?
    let code = git_reference_lookup(&reference, pointer, "HEAD")
    guard code == 0 else { throw .code(code) }
    defer { git_reference_free(reference) }
    guard let target = git_reference_symbolic_target(reference) else {
      guard let commit = id(of: "HEAD") else { throw .unsupported }
      return .detached(commit.text)
    }
    let name = String(cString: target)
    let prefix = "refs/heads/"
    guard name.hasPrefix(prefix) else { throw .unsupported }
    return .branch(String(name.dropFirst(prefix.count)), commit: id(of: "HEAD")?.text)
  }

  /// Looks up what a reference's whole name stands for.
  private func id(of name: String) -> git_oid? {
    var id = git_oid()
    return git_reference_name_to_id(&id, pointer, name) == 0 ? id : nil
  }

  /// Looks up the commit that the upstream of the branch stands for; nothing without an upstream.
  private func upstream(of branch: String) throws(Git2Failure) -> git_oid? {
    var name = git_buf()
    let code = git_branch_upstream_name(&name, pointer, "refs/heads/" + branch)
    if code == GIT_ENOTFOUND.rawValue { return nil }
    guard code == 0, let text = name.ptr else { throw .code(code) }
    defer { git_buf_dispose(&name) }
    return id(of: String(cString: text))
  }
}

extension Git2Repository {
  /// Reads the last commit, and what lies between the branch and its upstream.
  func history(limit: Int) throws(Git2Failure) -> CloneHistory {
    guard case .branch(let branch, _) = try head() else {
      return CloneHistory(last: try lastCommit(), unpushed: nil, incoming: nil)
    }
    guard let here = id(of: "HEAD"), let there = try upstream(of: branch) else {
      return CloneHistory(last: try lastCommit(), unpushed: nil, incoming: nil)
    }
    return CloneHistory(
      last: try commit(here), unpushed: try commits(of: here, without: there, limit: limit),
      incoming: try commits(of: there, without: here, limit: limit))
  }

  private func lastCommit() throws(Git2Failure) -> Commit? {
    guard let id = id(of: "HEAD") else { return nil }
    return try commit(id)
  }

  private func commits(
    of tip: git_oid, without hidden: git_oid, limit: Int
  ) throws(Git2Failure) -> [Commit] {
    var walk: OpaquePointer?
    var (tip, hidden, id) = (tip, hidden, git_oid())
    var code = git_revwalk_new(&walk, pointer)
    defer { git_revwalk_free(walk) }
    if code == 0 { code = git_revwalk_sorting(walk, GIT_SORT_TIME.rawValue) }
    if code == 0 { code = git_revwalk_push(walk, &tip) }
    if code == 0 { code = git_revwalk_hide(walk, &hidden) }
    var commits: [Commit] = []
    while code == 0, commits.count < limit {
      code = git_revwalk_next(&id, walk)
      if code == 0 { commits.append(try commit(id)) }
    }
    guard code == 0 || code == GIT_ITEROVER.rawValue else { throw .code(code) }
    return commits
  }

  private func commit(_ id: git_oid) throws(Git2Failure) -> Commit {
    var id = id
    var commit: OpaquePointer?
    let code = git_commit_lookup(&commit, pointer, &id)
    guard code == 0 else { throw .code(code) }
    defer { git_commit_free(commit) }
    // git shows every message in UTF-8, and libgit2 the bytes as they are.
    guard git_commit_message_encoding(commit) == nil else { throw .unsupported }
    return Commit(
      id: id.text, summary: git_commit_summary(commit).map { String(cString: $0) } ?? "",
      author: git_commit_author(commit).map { String(cString: $0.pointee.name) } ?? "",
      time: Int(git_commit_time(commit)))
  }
}

extension git_oid {
  /// The id in hexadecimal digits.
  fileprivate var text: String {
    var id = self
    return String(cString: git_oid_tostr_s(&id))
  }
}
