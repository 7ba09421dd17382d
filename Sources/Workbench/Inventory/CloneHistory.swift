/// What a clone's commits are, beside those of its upstream.
public struct CloneHistory: Hashable, Sendable {
  /// The commit that HEAD stands for; nothing on an unborn branch.
  public var last: Commit?
  /// Commits that the upstream has not, newest first, up to the limit; nothing without an upstream.
  public var unpushed: [Commit]?
  /// Commits of the upstream that are not here, newest first, up to the limit.
  public var incoming: [Commit]?

  /// Makes a history.
  public init(last: Commit?, unpushed: [Commit]?, incoming: [Commit]?) {
    self.last = last
    self.unpushed = unpushed
    self.incoming = incoming
  }
}
