import HeliosTUI
import SystemPackage
import Workbench

/// The table of the package repositories, for the view and the command.
struct RepositoryTable {
  let list: RepositoryList
  /// The workspace's folder: paths below it are shown without it.
  let root: FilePath
  let now: Int?

  /// Draws it on all of a surface.
  func draw(on surface: inout Surface, selection: ListState, isFocused: Bool = true) {
    let isNarrow = surface.size.columns < 100
    var table = Table(
      columns: [
        .init("REPOSITORY", width: .fit(most: isNarrow ? 16 : 24), priority: 9),
        .init("PACKAGES", alignment: .right, priority: 7),
        .init("PUBLISHER", width: .fit(most: 12), priority: 4),
        .init("UPDATED", alignment: .right, priority: 5),
        .init("BUILD", width: .fit(most: 22), priority: 6),
        .init("STATE", width: .flexible(least: isNarrow ? 8 : 28), priority: 8),
        .init("PATH", width: .fit(most: 60), priority: isNarrow ? 0 : 3),
      ], emptyMessage: "No package repository yet: B plans a build, which makes one.")
    table.rows = list.repositories.map { row($0, isShort: isNarrow) }
    var selection = selection
    selection.fit(count: table.rows.count, visibleRows: surface.size.rows - 1)
    table.draw(on: &surface, list: selection, isFocused: isFocused)
  }

  /// The table as plain text, as wide as it may be.
  static func text(_ list: RepositoryList, root: FilePath, now: Int, columns: Int) -> String {
    let rows = list.repositories.count + 1
    var surface = Surface(size: Size(columns: columns, rows: rows), glyphs: .unicode)
    RepositoryTable(list: list, root: root, now: now)
      .draw(on: &surface, selection: ListState(), isFocused: false)
    return surface.lines.map { String($0.dropFirst(2)) }.joined(separator: "\n")
  }

  private func row(_ repository: PackageRepository, isShort: Bool) -> Table.Row {
    let publishers = repository.publishers?.map(\.name).joined(separator: " ") ?? "?"
    let age = repository.updatedAt.flatMap { then in now.map { Words.age(max(0, $0 - then)) } }
    return Table.Row([
      TextLine(repository.name, as: repository.kind == .halfMade ? .bad : .plain),
      TextLine(repository.packages.map { Words.grouped($0) } ?? "?"),
      TextLine(publishers, as: .dim), TextLine(age ?? "", as: .dim),
      build(of: repository),
      Self.state(of: repository, in: list, isShort: isShort),
      TextLine(path(of: repository), as: .dim),
    ])
  }

  /// The number of the build, where the history knows it, and when it ended.
  private func build(of repository: PackageRepository) -> TextLine {
    guard let folder = repository.provenance else { return TextLine() }
    let number = list.builds.build(in: folder).map { "#\($0.number) " } ?? ""
    return TextLine(number + BuildFolder(folder).words)
  }

  /// What a repository is by now.
  ///
  /// - Parameter isShort: Whether the reason is left out.
  static func state(
    of repository: PackageRepository, in list: RepositoryList, isShort: Bool
  ) -> TextLine {
    switch list.freshness(of: repository) {
    case .current: TextLine("current", as: .good)
    case .stale(let reason): TextLine(isShort ? "stale" : "stale: \(reason)", as: .warning)
    case .broken(let reason): TextLine(isShort ? "left over" : reason, as: .bad)
    case .unknown: TextLine(repository.publishers == nil ? "pkgrepo can't read it" : "", as: .bad)
    }
  }

  private func path(of repository: PackageRepository) -> String {
    let path = repository.path.string
    return path.hasPrefix("\(root)/") ? String(path.dropFirst(root.string.count + 1)) : path
  }
}
