import SystemPackage

/// Why an answer of beadm could not be read.
public struct BeadmListingFailure: Error, Hashable, Sendable {
  /// What is not so.
  public enum Reason: Hashable, Sendable {
    /// There are not as many fields as there must be.
    case fields(Int)
    /// A name is empty.
    case name
    /// No number where one must be.
    case number(String)
  }

  /// The number of the line, beginning at 1.
  public var line: Int
  /// What is not so.
  public var reason: Reason

  /// Makes a failure.
  public init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }

  /// The failure in words.
  public var words: String {
    switch reason {
    case .fields(let count): "line \(line) has \(count) fields"
    case .name: "line \(line) has no name"
    case .number(let text): "line \(line) has \(text) where a number belongs"
    }
  }
}

/// A line of `beadm list -H` taken apart.
///
/// Names hold no semicolon, but a mount point may: three fields are taken from the left, three from the right.
private struct BeadmLine {
  let number: Int
  let left: ArraySlice<Substring>
  let middle: String
  let right: ArraySlice<Substring>

  init(_ text: Substring, number: Int) throws(BeadmListingFailure) {
    let fields = text.split(separator: ";", omittingEmptySubsequences: false)
    guard fields.count >= 7 else {
      throw BeadmListingFailure(line: number, reason: .fields(fields.count))
    }
    self.number = number
    left = fields.prefix(3)
    right = fields.suffix(3)
    middle = fields.dropFirst(3).dropLast(3).joined(separator: ";")
    guard let name = left.first, !name.isEmpty else {
      throw BeadmListingFailure(line: number, reason: .name)
    }
  }

  func size() throws(BeadmListingFailure) -> Int64 { try Self.number(right.first ?? "", number) }
  func creation() throws(BeadmListingFailure) -> Int { try Self.number(right.last ?? "", number) }

  var flags: BootEnvironment.Flags {
    var flags: BootEnvironment.Flags = []
    for letter in left.last ?? "" {
      switch letter {
      case "N": flags.insert(.now)
      case "R", "b": flags.insert(.onReboot)
      case "T": flags.insert(.once)
      case "x": flags.insert(.foreign)
      case "-": break
      // A newer beadm may know more: its list is worth reading all the same.
      default: flags.insert(.unknown)
      }
    }
    return flags
  }

  static func number<Number: FixedWidthInteger>(
    _ text: Substring, _ line: Int
  ) throws(BeadmListingFailure) -> Number {
    guard let number = Number(text), number >= 0 else {
      throw BeadmListingFailure(line: line, reason: .number(String(text)))
    }
    return number
  }

  static func lines(of text: String) -> [(Int, Substring)] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .filter { !$0.element.isEmpty }.map { ($0.offset + 1, $0.element) }
  }
}

extension BootEnvironment {
  /// Reads the answer of `beadm list -H`.
  ///
  /// - Parameter text: One boot environment a line, seven fields between semicolons: name, UUID, flags (`N` active now, `R` active
  ///   on reboot, `T` next boot only; in a zone `x` and, for `R`, `b`), mount point or nothing, space in bytes, policy, creation in
  ///   seconds since 1970.
  /// - Returns: The boot environments, in the order of the answer.
  /// - Throws: ``BeadmListingFailure`` with the line and what is not so.
  /// - Source: illumos-gate usr/src/cmd/beadm/beadm.c, `print_be_nodes`.
  public static func list(from text: String) throws(BeadmListingFailure) -> [BootEnvironment] {
    var list: [BootEnvironment] = []
    for (number, text) in BeadmLine.lines(of: text) {
      let line = try BeadmLine(text, number: number)
      let fields = Array(line.left)
      list.append(
        BootEnvironment(
          name: String(fields[0]), uuid: fields[1].isEmpty ? nil : String(fields[1]),
          flags: line.flags,
          mountPoint: line.middle.isEmpty ? nil : FilePath(line.middle),
          sizeInBytes: try line.size(), policy: String(line.right.dropFirst().first ?? ""),
          createdAt: try line.creation()))
    }
    return list
  }
}

/// What `beadm list -H` says with `-d`, `-s` or `-a`: the root datasets, the snapshots, or both.
public struct BeadmDetails: Hashable, Sendable {
  /// The root dataset of each boot environment, by its name.
  public var datasets: [String: String] = [:]
  /// The snapshots, in the order of the answer.
  public var snapshots: [BootEnvironmentSnapshot] = []

  /// No details.
  public init() {}

  /// Reads the answer.
  ///
  /// - Parameter text: Lines of a dataset have seven fields: boot environment, dataset, flags, mount point, space, policy and creation.
  ///   Those of a snapshot (an `@` in the second field) have the same seven, or lack the third and the fourth: which of the two
  ///   beadm prints depends on memory that it never set.
  /// - Throws: ``BeadmListingFailure`` with the line and what is not so.
  /// - Source: illumos-gate usr/src/cmd/beadm/beadm.c, `print_be_nodes`, `print_be_snapshots`.
  public init(from text: String) throws(BeadmListingFailure) {
    for (number, text) in BeadmLine.lines(of: text) {
      let fields = text.split(separator: ";", omittingEmptySubsequences: false)
      if fields.count > 1, fields[1].contains("@") {
        snapshots.append(try Self.snapshot(fields, number))
      } else {
        let line = try BeadmLine(text, number: number)
        datasets[String(fields[0])] = String(fields[1])
        _ = (try line.size(), try line.creation())
      }
    }
  }

  private static func snapshot(
    _ fields: [Substring], _ number: Int
  ) throws(BeadmListingFailure) -> BootEnvironmentSnapshot {
    guard fields.count == 5 || fields.count == 7 else {
      throw BeadmListingFailure(line: number, reason: .fields(fields.count))
    }
    guard !fields[0].isEmpty, let at = fields[1].firstIndex(of: "@") else {
      throw BeadmListingFailure(line: number, reason: .name)
    }
    return BootEnvironmentSnapshot(
      environment: String(fields[0]), name: String(fields[1][at...].dropFirst()),
      sizeInBytes: try BeadmLine.number(fields[fields.count - 3], number),
      createdAt: try BeadmLine.number(fields[fields.count - 1], number))
  }
}
