/// What differs between two texts, line by line.
struct LineDifference: Hashable, Sendable {
  /// The lines that differ, in their order: `- ` before one that is gone, `+ ` before a new one.
  let lines: [String]

  init(from old: String, to new: String) {
    let (old, new) = (Self.lines(of: old), Self.lines(of: new))
    let difference = new.difference(from: old)
    let gone = Set(difference.removals.map(\.place))
    let added = Set(difference.insertions.map(\.place))
    var lines: [String] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, gone.contains(i) {
        lines.append("- \(old[i])")
        i += 1
      } else if j < new.count, added.contains(j) {
        lines.append("+ \(new[j])")
        j += 1
      } else {
        (i, j) = (i + 1, j + 1)
      }
    }
    self.lines = lines
  }

  /// A last line without its end is another line than one with it.
  private static func lines(of text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" {
      lines.removeLast()
    } else if let last = lines.popLast() {
      lines.append(last + " (without a line end)")
    }
    return lines
  }
}

extension CollectionDifference.Change {
  fileprivate var place: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
