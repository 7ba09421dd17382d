/// What is known of a line's text: one bit for each thing that some rule asks about.
struct LineFacts: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  static let colon = LineFacts(rawValue: 1 << 0)
  static let dmake = LineFacts(rawValue: 1 << 1)
  static let dmakeColon = LineFacts(rawValue: 1 << 2)
  static let dmakeColonFirst = LineFacts(rawValue: 1 << 3)
  static let errorWord = LineFacts(rawValue: 1 << 4)
  /// What the rule of 2024-06 takes for an error on top: its set of bytes after the word holds
  /// a backslash and an `n`, since a shell's double quotes leave `\n` as it is.
  static let errorWordThenBackslashOrN = LineFacts(rawValue: 1 << 5)
  static let guidance = LineFacts(rawValue: 1 << 6)
  static let directoryChange = LineFacts(rawValue: 1 << 7)
  static let dmakeDirectoryChange = LineFacts(rawValue: 1 << 8)
  static let unknownHost = LineFacts(rawValue: 1 << 9)
  static let compilerWord = LineFacts(rawValue: 1 << 10)
  static let outputNamedError = LineFacts(rawValue: 1 << 11)
  /// `cc .* -o error `: the two before, in that order.
  static let compilesFileNamedError = LineFacts(rawValue: 1 << 12)
  static let warningWord = LineFacts(rawValue: 1 << 13)
  static let warnColon = LineFacts(rawValue: 1 << 14)
  static let tic = LineFacts(rawValue: 1 << 15)
  static let timezone = LineFacts(rawValue: 1 << 16)
  static let pstampSet = LineFacts(rawValue: 1 << 17)
  static let segmentFlags = LineFacts(rawValue: 1 << 18)
  static let bootblockImage = LineFacts(rawValue: 1 << 19)
  static let bytesTooBig = LineFacts(rawValue: 1 << 20)
  /// `bootblock image is .* bytes too big`: the two before, in that order.
  static let bootblockTooBig = LineFacts(rawValue: 1 << 21)
  static let capitalError = LineFacts(rawValue: 1 << 22)
  static let capitalWarning = LineFacts(rawValue: 1 << 23)
  static let pstamp = LineFacts(rawValue: 1 << 24)
  static let lintChatter = LineFacts(rawValue: 1 << 25)
  static let undefinedHead = LineFacts(rawValue: 1 << 26)
  static let linkerFatalFirst = LineFacts(rawValue: 1 << 27)
  static let stopHead = LineFacts(rawValue: 1 << 28)
  static let ignored = LineFacts(rawValue: 1 << 29)
  /// A failure of our own list.
  static let failure = LineFacts(rawValue: 1 << 30)

  /// A package that needs what no package has; it is worth a word while packages are made only.
  static let unresolvedDependency = LineFacts(rawValue: 1 << 31)

  /// The facts that depend on what came earlier in the line.
  static let positional: LineFacts = [
    .compilerWord, .outputNamedError, .bootblockImage, .bytesTooBig, .undefinedHead,
  ]
}
