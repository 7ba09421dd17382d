import SystemPackage

extension PackageCount {
  /// The packages that a build left in its gate: those of repositories that were written while it ran.
  ///
  /// - Source: pkg(7), the layout of a repository of version 4: `publisher/NAME/pkg/PACKAGE/VERSION`.
  public static func all(of build: PastBuild, in gate: Gate) -> [PackageCount] {
    guard let start = build.startedAt, let end = build.endedAt else { return [] }
    return Gate.Variant.allCases.compactMap { variant in
      let repository = gate.packageRepository(variant)
      let folders = repository.appending("publisher").subfolders.map { $0.appending("pkg") }
      let written = folders.compactMap(\.changedAt).max() ?? 0
      guard (start...end + 60).contains(written) else { return nil }
      var name = repository
      // A path outside of the gate is named whole.
      _ = name.removePrefix(gate.path)
      return PackageCount(
        repository: name.string, count: folders.reduce(0) { $0 + $1.subfolders.count })
    }
  }
}
