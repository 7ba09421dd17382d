import Synchronization

/// What a piece of the screen means, such as `"selection"` or `"log.error"`; a ``Theme`` says how
/// it looks.
///
/// A theme that does not know `a.b.c` uses its style of `a.b`, then of `a`, then of ``plain``.
/// Names are interned for the life of the process, so a role is as cheap to copy and compare as a
/// number: take them from the source or from settings, never from what is shown.
public struct Role: Hashable, Sendable, ExpressibleByStringLiteral {
  let id: UInt16

  /// Names a role; an empty name is ``plain``.
  public init(_ name: String) {
    id = RoleNames.shared.number(of: name)
  }

  /// Names a role by a literal.
  public init(stringLiteral name: String) {
    self.init(name)
  }

  init(id: UInt16) {
    self.id = id
  }

  /// The dotted name.
  public var name: String { RoleNames.shared.name(of: id) }

  /// The role of cells of another role that this one is laid over.
  func over(_ under: Role) -> Role {
    if under == .plain || under == self { return self }
    if self == .plain { return under }
    return Role(name + "+" + under.name)
  }

  /// The role to use where a theme does not know this one, or nothing for ``plain``.
  public var parent: Role? {
    if self == .plain { return nil }
    guard let dot = name.lastIndex(of: ".") else { return .plain }
    return Role(String(name[..<dot]))
  }
}

extension Role: CustomStringConvertible {
  /// The dotted name.
  public var description: String { name }
}

/// The names of all roles of the process, each with a number.
final class RoleNames: Sendable {
  static let shared = RoleNames()

  private struct Table {
    var numbers: [String: UInt16] = ["plain": 0, "": 0]
    var names = ["plain"]
  }

  private let table = Mutex(Table())

  func number(of name: String) -> UInt16 {
    table.withLock { table in
      if let known = table.numbers[name] { return known }
      // A full table can only come from names made of data, which no caller should do: draw those
      // plainly.
      guard table.names.count <= UInt16.max else { return 0 }
      let number = UInt16(table.names.count)
      table.names.append(name)
      table.numbers[name] = number
      return number
    }
  }

  func name(of number: UInt16) -> String {
    table.withLock { $0.names[Int(number)] }
  }
}
