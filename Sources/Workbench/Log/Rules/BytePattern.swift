/// A sequence of byte sets to look for in a line, and the fact that it proves.
///
/// Written in the part of grep's notation that nightly's rules need: `^` at the start holds the
/// pattern to the start of the line, `[…]` is a set of bytes (so `[*]` is an asterisk), `[…]*` any
/// number of them, and every other byte stands for itself.
struct BytePattern: Sendable {
  /// One place of a pattern.
  struct Step: Sendable {
    /// The bytes that fit.
    var bytes: ByteClass
    /// Whether any number of them fits, none included.
    var repeats = false
  }

  /// The places, in order.
  var steps: [Step]
  /// Whether the pattern has to begin where the line begins.
  var isAnchored = false
  /// What a line is known for once the pattern was found.
  var fact: LineFacts

  /// Reads a pattern.
  init(_ text: String, ignoringCase: Bool = false, proves fact: LineFacts) {
    self.fact = fact
    steps = []
    var rest = Substring(text).utf8
    if rest.first == UInt8(ascii: "^") {
      isAnchored = true
      rest.removeFirst()
    }
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "["), let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "]")) {
        steps.append(Step(bytes: ByteClass(rest[..<end])))
        rest = rest[rest.index(after: end)...]
        if rest.first == UInt8(ascii: "*") {
          steps[steps.count - 1].repeats = true
          rest.removeFirst()
        }
      } else {
        steps.append(Step(bytes: ByteClass(CollectionOfOne(byte))))
      }
    }
    if ignoringCase {
      for index in steps.indices { steps[index].bytes = steps[index].bytes.ignoringCase }
    }
  }

  /// Reads a pattern that counts only behind a letter, or any other byte from `A` on.
  init(behindWord text: String, proves fact: LineFacts) {
    self.init(text, proves: fact)
    steps.insert(Step(bytes: ByteClass(UInt8(ascii: "A")...0xFF)), at: 0)
  }
}
