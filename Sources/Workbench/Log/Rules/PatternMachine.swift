/// A finite automaton that finds all its patterns in one pass, one table look-up a byte.
///
/// It has no memory but its state, so a line can be fed to it in pieces of any size, and a hostile
/// line costs no more than a friendly one.
struct PatternMachine: Sendable {
  /// Where a line stands after the bytes that were fed.
  struct Progress: Sendable {
    /// What is known of the line so far.
    var facts: LineFacts = []
    /// Bytes fed so far.
    var length = 0
    fileprivate var state: UInt16 = 0
    fileprivate var compilerWordEnd = Int.max
    fileprivate var bootblockEnd = Int.max
    fileprivate var undefinedHeadEnd = -1

    /// What is known once the line has ended.
    var factsOfWholeLine: LineFacts {
      undefinedHeadEnd == length ? facts : facts.subtracting(.undefinedHead)
    }
  }

  private static let foundFlag: UInt16 = 0x8000

  /// The class of each byte: bytes that no pattern tells apart share one.
  private let classes: [UInt8]
  /// How far a state's number is shifted to make room for a class.
  private let shift: Int
  /// The next state, by state and class; the top bit says that a pattern ends there.
  private let next: [UInt16]
  /// The facts that reaching a state proves.
  private let found: [LineFacts]

  /// Makes the automaton of some patterns.
  init(_ patterns: [BytePattern]) {
    var builder = PatternMachineBuilder(patterns)
    builder.build()
    classes = builder.classes
    shift = builder.shift
    found = builder.found
    next = builder.next.map { state in
      builder.found[Int(state)].isEmpty ? state : state | PatternMachine.foundFlag
    }
  }

  /// What is known of a whole line.
  func facts(of line: UnsafeRawBufferPointer) -> LineFacts {
    var progress = Progress()
    feed(line, to: &progress)
    return progress.factsOfWholeLine
  }

  /// Goes on with a line.
  func feed(_ piece: UnsafeRawBufferPointer, to progress: inout Progress) {
    guard let base = piece.baseAddress else { return }
    classes.withUnsafeBufferPointer { classes in
      next.withUnsafeBufferPointer { next in
        var state = progress.state
        for index in 0..<piece.count {
          let byte = Int(base.load(fromByteOffset: index, as: UInt8.self))
          state = next[Int(state) << shift | Int(classes[byte])]
          if state & PatternMachine.foundFlag != 0 {
            state &= ~PatternMachine.foundFlag
            note(found[Int(state)], at: progress.length + index + 1, in: &progress)
          }
        }
        progress.state = state
      }
    }
    progress.length += piece.count
  }

  /// Takes down what was found, and what it means after what came before it.
  private func note(_ facts: LineFacts, at end: Int, in progress: inout Progress) {
    progress.facts.formUnion(facts)
    guard !facts.isDisjoint(with: .positional) else { return }
    if facts.contains(.outputNamedError),
      progress.compilerWordEnd <= end - " -o error ".utf8.count
    {
      progress.facts.insert(.compilesFileNamedError)
    }
    if facts.contains(.bytesTooBig), progress.bootblockEnd <= end - " bytes too big".utf8.count {
      progress.facts.insert(.bootblockTooBig)
    }
    if facts.contains(.compilerWord) {
      progress.compilerWordEnd = min(progress.compilerWordEnd, end)
    }
    if facts.contains(.bootblockImage) {
      progress.bootblockEnd = min(progress.bootblockEnd, end)
    }
    if facts.contains(.undefinedHead) { progress.undefinedHeadEnd = end }
  }
}

extension PatternMachine {
  /// The automaton of nightly's rules and ours.
  static let nightly = PatternMachine(BytePattern.nightly + BytePattern.own)
}
