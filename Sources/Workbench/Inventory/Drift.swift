/// How a clone's checkout differs from the `rev` that `config/projects.toml` pins.
public enum Drift: Hashable, Sendable {
  /// Nothing is pinned.
  case unpinned
  /// The checkout is what is pinned.
  case onPin
  /// It can't be told: no clone, no answer yet, or a pin that only git can resolve.
  case unknown
  /// A branch is pinned and another is checked out.
  case otherBranch(pinned: String, actual: String)
  /// A name is pinned and a bare commit is checked out; whether a tag of that name stands for it is
  /// not known.
  case detached(pinned: String, commit: String)
  /// A commit is pinned and another is checked out.
  case otherCommit(pinned: String, actual: String)
}

extension Drift {
  /// Compares a clone with its pin, by names alone.
  ///
  /// Seven hexadecimal digits and more are taken for an object id: git takes four, but `face` is
  /// sooner a branch.
  ///
  /// - Source: gitrevisions(7); `heads/` and `refs/heads/` may stand before a branch.
  public init(of consolidation: Consolidation, _ status: RepositoryStatus) {
    guard let rev = consolidation.rev else {
      self = .unpinned
      return
    }
    guard status.detached != nil, rev.allSatisfy({ !"~^:@{} ".contains($0) }) else {
      self = .unknown
      return
    }
    let name = rev.withoutPrefix("refs/").withoutPrefix("heads/")
    if status.branch == name {
      self = .onPin
    } else if rev.isObjectID {
      self = Self.compare(rev, with: status.commit)
    } else if rev.withoutPrefix("refs/").hasPrefix("tags/") {
      self = .unknown
    } else if let branch = status.branch {
      self = .otherBranch(pinned: name, actual: branch)
    } else if let commit = status.commit {
      self = .detached(pinned: name, commit: commit)
    } else {
      self = .unknown
    }
  }

  private static func compare(_ pinned: String, with commit: String?) -> Drift {
    guard let commit else { return .unknown }
    return commit.hasPrefix(pinned.lowercased())
      ? .onPin : .otherCommit(pinned: pinned, actual: commit)
  }
}

extension Consolidation {
  /// The fixup that `setup` would apply to a clone before it updates it.
  ///
  /// - Source: oxidecomputer/helios, tools/helios-build: only with `auto_update`, only when
  ///   detached at the commit.
  public func fixup(for status: RepositoryStatus) -> Fixup? {
    guard autoUpdate, status.detached == true, let commit = status.commit else { return nil }
    return fixups.first { !$0.fromCommit.isEmpty && commit.hasPrefix($0.fromCommit.lowercased()) }
  }
}

extension String {
  fileprivate var isObjectID: Bool {
    (7...64).contains(utf8.count)
      && utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
      }
  }

  fileprivate func withoutPrefix(_ prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}
