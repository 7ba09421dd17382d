import SystemPackage

/// Why an answer of `git status --porcelain=v2` can't be read.
public enum PorcelainFailure: Error, Hashable, Sendable {
  /// The answer ends in the middle of a record, or is empty.
  case truncated
  /// The record of this number, counted from 1, is not what git documents.
  case record(Int)
}

/// Reads one answer of `git status --porcelain=v2 --branch --show-stash`, record by record.
///
/// Both forms are understood: records that end in NUL (`-z`) with paths as they are, and lines with
/// paths quoted in C style. Only the first form contains NUL, so that it tells itself apart.
///
/// - Source: git-status(1), "Porcelain Format Version 2"; git's quote.c for the quoting.
struct PorcelainReader {
  private let bytes: ArraySlice<UInt8>
  private let usesNUL: Bool
  private var position: Int
  private var number = 0
  private var status = RepositoryStatus(present: true)
  private var counts = (staged: 0, changed: 0, untracked: 0, conflicted: 0, stashes: 0)

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    usesNUL = bytes.contains(0)
    position = bytes.startIndex
  }

  /// Reads the whole answer.
  mutating func read() throws(PorcelainFailure) -> RepositoryStatus {
    while let record = try next() {
      number += 1
      switch record.first {
      case Byte.hash: try header(record.dropFirst(2))
      case UInt8(ascii: "1"): try entry(record, fields: 8)
      case UInt8(ascii: "2"): try entry(record, fields: 9)
      case UInt8(ascii: "u"): try entry(record, fields: 10)
      case UInt8(ascii: "?"): untracked(record.dropFirst(2))
      case UInt8(ascii: "!"): break
      default: throw .record(number)
      }
    }
    guard status.detached != nil else { throw .truncated }
    status.staged = counts.staged
    status.changed = counts.changed
    status.untracked = counts.untracked
    status.conflicted = counts.conflicted
    status.stashes = counts.stashes
    return status
  }

  private mutating func next() throws(PorcelainFailure) -> ArraySlice<UInt8>? {
    guard position < bytes.endIndex else { return nil }
    let rest = bytes[position...]
    guard let end = rest.firstIndex(of: usesNUL ? 0 : Byte.newline) else {
      // A shell strips the last newline; a NUL that is missing means that bytes are missing.
      if usesNUL { throw .truncated }
      position = bytes.endIndex
      return rest
    }
    position = end + 1
    return rest[..<end]
  }
}

extension PorcelainReader {
  private mutating func header(_ record: ArraySlice<UInt8>) throws(PorcelainFailure) {
    guard let space = record.firstIndex(of: Byte.space) else { return }
    let value = String(decoding: record[(space + 1)...], as: UTF8.self)
    switch String(decoding: record[..<space], as: UTF8.self) {
    case "branch.oid":
      status.commit = value == "(initial)" ? nil : value
    case "branch.head":
      status.detached = value == "(detached)"
      status.branch = value == "(detached)" ? nil : value
    case "branch.upstream":
      status.upstream = value
    case "branch.ab":
      try aheadAndBehind(value)
    case "stash":
      guard let count = Int(value), count >= 0 else { throw .record(number) }
      counts.stashes = count
    default:
      // git promises that new headers may come and asks readers to pass over them.
      break
    }
  }

  private mutating func aheadAndBehind(_ value: String) throws(PorcelainFailure) {
    let parts = value.split(separator: " ")
    guard parts.count == 2, parts[0].hasPrefix("+"), parts[1].hasPrefix("-") else {
      throw .record(number)
    }
    // "+? -?" is what git prints when it was told not to count.
    status.ahead = Int(parts[0].dropFirst())
    status.behind = Int(parts[1].dropFirst())
  }

  private mutating func untracked(_ path: ArraySlice<UInt8>) {
    let name = unquoted(path)
    counts.untracked += 1
    status.files.append(
      ChangedFile(
        .untracked, letters: "??", path: FilePath(bytes: name), isFolder: name.last == Byte.slash))
  }

  /// Reads an entry with this many fields before its path.
  private mutating func entry(
    _ record: ArraySlice<UInt8>, fields: Int
  ) throws(PorcelainFailure) {
    let parts = record.split(
      separator: Byte.space, maxSplits: fields, omittingEmptySubsequences: false)
    guard parts.count == fields + 1, parts[1].count == 2, parts[2].count == 4,
      let x = parts[1].first, let y = parts[1].last
    else { throw .record(number) }
    let kind: ChangedFile.Kind
    var path = parts[fields]
    switch record.first {
    case UInt8(ascii: "u"):
      kind = .conflicted
      counts.conflicted += 1
    case UInt8(ascii: "2"):
      kind = .moved(from: FilePath(bytes: unquoted(try origin(after: &path))))
    default:
      kind = .changed
    }
    if kind != .conflicted {
      counts.staged += x == Byte.dot ? 0 : 1
      counts.changed += y == Byte.dot ? 0 : 1
    }
    guard !path.isEmpty else { throw .record(number) }
    status.files.append(
      ChangedFile(
        kind, letters: String(decoding: parts[1], as: UTF8.self),
        path: FilePath(bytes: unquoted(path)), isFolder: parts[2].first == UInt8(ascii: "S")))
  }

  /// Takes the former path of a renamed entry: a record of its own after NUL, or behind a tab.
  private mutating func origin(
    after path: inout ArraySlice<UInt8>
  ) throws(PorcelainFailure) -> ArraySlice<UInt8> {
    if usesNUL {
      guard let origin = try next() else { throw .truncated }
      return origin
    }
    guard let tab = path.firstIndex(of: Byte.tab) else { throw .record(number) }
    defer { path = path[..<tab] }
    return path[(tab + 1)...]
  }

  private func unquoted(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    usesNUL ? path : CQuoting.unquoted(path)
  }
}

extension RepositoryStatus {
  /// Reads an answer of `git --no-optional-locks status --porcelain=v2 --branch --show-stash`, with
  /// or without `-z`.
  ///
  /// - Parameter bytes: The whole of git's standard output, untracked files as `normal`.
  /// - Throws: ``PorcelainFailure``, if the answer is cut short or is none.
  public static func read(
    porcelain bytes: some Sequence<UInt8>
  ) throws(PorcelainFailure) -> RepositoryStatus {
    var reader = PorcelainReader(ArraySlice(bytes))
    return try reader.read()
  }
}
