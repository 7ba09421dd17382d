/// How the packages of one repository differ from those of another.
public struct PackageDifference: Hashable, Sendable {
  /// A package that is in both, with what is not the same.
  public struct Change: Hashable, Sendable {
    /// Its name.
    public var package: String
    /// The versions, if they differ.
    public var versions: (from: String, to: String)?
    /// Paths that only the newer one has.
    public var added: [String]
    /// Paths that only the older one has.
    public var removed: [String]
    /// Paths whose contents differ.
    public var changed: [String]

    /// Whether both are compared as the same.
    public static func == (one: Change, other: Change) -> Bool {
      one.package == other.package && one.added == other.added && one.removed == other.removed
        && one.changed == other.changed && one.versions?.from == other.versions?.from
        && one.versions?.to == other.versions?.to
    }

    /// Hashes the package's name and paths.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(package)
      hasher.combine(added)
      hasher.combine(removed)
      hasher.combine(changed)
    }
  }

  /// Packages that only the newer one has.
  public var added: [PackageVersion]
  /// Packages that only the older one has.
  public var removed: [PackageVersion]
  /// Packages that differ.
  public var changes: [Change]
  /// How many are the same, but for when they were published.
  public var same: Int

  /// Compares two repositories.
  ///
  /// - Parameters:
  ///   - old: The packages of the older one, and what they bring.
  ///   - new: The same of the newer one.
  public init(
    from old: ([PackageVersion], [PackageContent]), to new: ([PackageVersion], [PackageContent])
  ) {
    let before = Dictionary(old.0.map { ($0.name, $0) }) { $1 }
    let after = Dictionary(new.0.map { ($0.name, $0) }) { $1 }
    added = new.0.filter { before[$0.name] == nil }
    removed = old.0.filter { after[$0.name] == nil }
    let oldContents = Dictionary(grouping: old.1, by: \.package)
    let newContents = Dictionary(grouping: new.1, by: \.package)
    let both = before.keys.filter { after[$0] != nil }.sorted()
    changes = both.compactMap { name in
      Change(
        package: name, from: (before[name], oldContents[name] ?? []),
        to: (after[name], newContents[name] ?? []))
    }
    same = both.count - changes.count
  }

  /// Whether nothing differs.
  public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changes.isEmpty }
}

extension PackageDifference.Change {
  fileprivate init?(
    package: String, from old: (PackageVersion?, [PackageContent]),
    to new: (PackageVersion?, [PackageContent])
  ) {
    let before = Dictionary(old.1.map { ($0.path, $0) }) { $1 }
    let after = Dictionary(new.1.map { ($0.path, $0) }) { $1 }
    self.package = package
    if let from = old.0?.version, let to = new.0?.version, from != to { versions = (from, to) }
    added = after.keys.filter { before[$0] == nil }.sorted()
    removed = before.keys.filter { after[$0] == nil }.sorted()
    changed = before.keys.filter { path in
      guard let now = after[path], let then = before[path] else { return false }
      return now.content != then.content || now.kind != then.kind
    }.sorted()
    if versions == nil, added.isEmpty, removed.isEmpty, changed.isEmpty { return nil }
  }
}
