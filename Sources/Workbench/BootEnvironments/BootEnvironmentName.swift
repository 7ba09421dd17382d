/// The rules for names of boot environments.
///
/// - Source: illumos-gate usr/src/lib/libbe/common/be_utils.c, `be_valid_be_name`, and zfs_namecheck.c, `entity_namecheck`.
public enum BootEnvironmentName {
  /// The longest name, in bytes.
  public static let longest = 64

  /// Why a name can't be one.
  public enum Flaw: Hashable, Sendable {
    /// Nothing was typed.
    case empty
    /// It is longer than ``longest``.
    case long(Int)
    /// A character that no name may hold.
    case character(Character)
    /// It begins with `-`: beadm would take it for an option.
    case option
    /// `/etc/default/be` wants something in it that is not there.
    case lacks(String)
    /// The name of another one.
    case taken

    /// The flaw in words that go on after "NAME can't be a name: ".
    public var words: String {
      switch self {
      case .empty: "it is empty"
      case .long(let count):
        "it has \(count) characters, and \(BootEnvironmentName.longest) are allowed"
      case .character(let character):
        "it holds \(character == " " ? "a blank" : "\(character)"); letters, digits, and . _ : - are allowed"
      case .option: "it begins with -, which beadm takes for an option"
      case .lacks(let text): "BENAME_STARTS_WITH in /etc/default/be wants \(text) in it"
      case .taken: "a boot environment is called so already"
      }
    }
  }

  /// What is wrong with a name, if anything is.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - part: What `BENAME_STARTS_WITH` is set to; in spite of its name, a name need only contain it.
  ///   - taken: The names that are there.
  public static func flaw(
    in name: String, containing part: String? = nil, among taken: [String] = []
  ) -> Flaw? {
    if name.isEmpty { return .empty }
    if let wrong = name.first(where: { !isAllowed($0) }) { return .character(wrong) }
    if name.hasPrefix("-") { return .option }
    if name.utf8.count > longest { return .long(name.utf8.count) }
    if let part, !part.isEmpty, !name.contains(part) { return .lacks(part) }
    return taken.contains(name) ? .taken : nil
  }

  /// A name that is free, made as beadm makes one: the base without `-N`, then the first `-N` that is not taken.
  public static func suggestion(after base: String, among taken: [String]) -> String {
    let stem = base.replacing(/-[0-9]+$/, with: "")
    var number = 1
    while taken.contains("\(stem)-\(number)") { number += 1 }
    return "\(stem)-\(number)"
  }

  /// What is wrong with the name of a snapshot, the part behind the `@`.
  public static func flaw(inSnapshot name: String) -> Flaw? {
    if name.isEmpty { return .empty }
    return name.first { !isAllowed($0) }.map { .character($0) }
  }

  private static func isAllowed(_ character: Character) -> Bool {
    guard let byte = character.asciiValue else { return false }
    return switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: ":"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
