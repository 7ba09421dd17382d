/// A line of text in runs of different roles.
public struct TextLine: Hashable, Sendable {
  /// A piece of one role.
  public struct Run: Hashable, Sendable {
    /// The text, which may hold anything.
    public var text: String
    /// Its role.
    public var role: Role

    /// Makes a run.
    public init(_ text: String, as role: Role = .plain) {
      self.text = text
      self.role = role
    }
  }

  /// The runs, from left to right.
  public var runs: [Run]

  /// Makes a line of runs.
  public init(_ runs: [Run] = []) { self.runs = runs }

  /// Makes a line of one role.
  public init(_ text: String, as role: Role = .plain) { runs = [Run(text, as: role)] }

  /// The text without roles.
  public var text: String { runs.map(\.text).joined() }

  /// The columns it takes.
  public var width: Int { runs.reduce(0) { $0 + textWidth($1.text) } }

  /// Adds a run at the end.
  public mutating func append(_ text: String, as role: Role = .plain) {
    runs.append(Run(text, as: role))
  }
}

extension TextLine: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
  /// Makes a plain line.
  public init(stringLiteral text: String) { self.init(text) }

  /// Makes a line of runs.
  public init(arrayLiteral runs: Run...) { self.init(runs) }
}

extension Surface {
  /// Writes a line; if it is too long, it ends with the sign for cut text.
  ///
  /// - Parameters:
  ///   - base: The role of what is plain in it.
  ///   - columns: The room; without it, up to the right edge.
  /// - Returns: The columns used.
  @discardableResult
  public mutating func write(
    _ line: TextLine, column: Int, row: Int, base: Role = .plain, columns: Int? = nil
  ) -> Int {
    let room = min(columns ?? .max, size.columns - column)
    var used = 0
    for (index, run) in line.runs.enumerated() where room > used {
      let role = run.role == .plain ? base : run.role
      let isLast = line.runs[(index + 1)...].allSatisfy { $0.text.isEmpty }
      // Before more runs there has to be room for the sign too.
      let fits = textWidth(run.text, isAtMost: room - used - (isLast ? 0 : 1))
      let text = fits || isLast ? run.text : run.text + " "
      used += writeCut(text, column: column + used, row: row, as: role, columns: room - used)
      guard fits else { break }
    }
    return used
  }
}
