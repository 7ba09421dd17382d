/// A line of the form `==== … ====`, and what it means for the phases of a build.
struct Banner: Hashable, Sendable {
  /// What the banner says of a phase.
  enum Meaning: Hashable, Sendable {
    case begins(PhaseKind)
    case ends(PhaseKind)
    case skips(PhaseKind)
  }

  /// The longest line that is read as a banner, in bytes: hook commands may be long.
  static let longest = 4096

  var meaning: Meaning
  /// The words between the equals signs.
  var title: String
  /// The time in it, if there is one.
  var stamp: BuildStamp?

  /// Whether the flavour stands before the date, as nightly has it in 2026.
  var namesFlavourFirst: Bool { !title.hasSuffix(")") }

  /// Whether nightly is known to print it.
  var isKnown: Bool {
    if case .begins(.unknown) = meaning { false } else { true }
  }

  /// Reads a line, without its newline; nil if it is no banner.
  init?(line: UnsafeRawBufferPointer) {
    guard (10...Banner.longest).contains(line.count), line.starts(with: "==== ".utf8),
      line.suffix(4).elementsEqual("====".utf8)
    else { return nil }
    let title = String(decoding: line[5..<(line.count - 4)], as: UTF8.self)[...].trimmed
    guard !title.isEmpty else { return nil }
    self.title = String(title)
    guard Banner.firstWords.contains(String(title.prefix { $0 != " " })) else {
      meaning = .begins(.unknown(self.title))
      return
    }
    var words = title
    if let at = title.range(ofLast: " at "),
      let stamp = BuildStamp(title[at.upperBound...].upToLabel)
    {
      self.stamp = stamp
      words = title[..<at.lowerBound]
    }
    meaning = Banner.meaning(of: words, whole: title)
    if case .begins(.start) = meaning { stamp = title.stampAfterColon }
    if case .ends(.completed) = meaning { stamp = title.stampAfterColon }
  }
}

extension Banner {
  /// The first word of every banner that nightly prints: a quick way past what other tools print.
  private static let firstWords: Set<String> = [
    "Bootstrapping", "Build", "Building", "Check", "Compare", "Copying", "Creating", "Diff",
    "Ended", "Find", "Finished", "Getting", "Impact", "Linting", "Make", "New", "Nightly", "No",
    "Not", "Object", "Running", "Signing", "Total", "Validating", "bringover", "list", "protolist",
  ]

  private static let fixed: [String: Meaning] = [
    "list of environment variables": .begins(.environmentDump),
    "Nightly argument issues": .begins(.argumentIssues),
    "Build version": .begins(.buildVersion),
    "Make clobber": .begins(.clobber),
    "No clobber": .skips(.clobber),
    "Make tools clobber": .begins(.toolsClobber),
    "Bootstrapping tools": .begins(.bootstrapTools),
    "Build environment": .begins(.buildEnvironment),
    "Building tools": .begins(.tools),
    "New environment settings.": .begins(.newEnvironment),
    "Signing proto area": .begins(.signing),
    "Finished signing proto area": .ends(.signing),
    "Linting packages": .begins(.lint),
    "Creating protolist system file": .begins(.protolist),
    "protolist system file created": .ends(.protolist),
    "Validating manifests against proto area": .begins(.manifests),
    "Impact on proto area": .begins(.manifests),
    "Check versioning and ABI information": .begins(.abi),
    "Compare versioning and ABI information to baseline": .begins(.abi),
    "Check ELF runtime attributes": .begins(.elfRuntime),
    "Diff ELF runtime attributes (since last build)": .begins(.elfDifferences),
    "Make check": .begins(.check),
    "Find core files": .begins(.coreFiles),
    "Diff unreferenced files (since last build)": .begins(.unreferencedFiles),
    "Check lists of files": .begins(.fileLists),
    "Impact on file permissions": .begins(.permissions),
    "Total build time": .begins(.totalTime),
    "Nightly build noise": .begins(.noise),
  ]

  private static func meaning(of words: Substring, whole: Substring) -> Meaning {
    if let meaning = fixed[String(words)] { return meaning }
    if let meaning = meaningOfFlavoured(words, label: whole.flavourLabel) { return meaning }
    for name in ["Nightly distributed build", "Nightly build"] {
      if words.hasPrefix("\(name) started:") { return .begins(.start) }
      if words.hasPrefix("\(name) completed:") { return .ends(.completed) }
    }
    if words.hasPrefix("No bringover to ") { return .skips(.bringover) }
    if words.hasPrefix("bringover to ") { return .begins(.bringover) }
    if words.hasPrefix("No '"), words.hasSuffix(" check'") { return .skips(.check) }
    if words.hasPrefix("Copying proto area to ") || words.hasPrefix("Copying tools proto area to ")
    {
      return .begins(.protoCopy)
    }
    if words.hasPrefix("Running "), let command = words.firstRange(of: " command: ") {
      return .begins(.hook(String(words.dropFirst(8)[..<command.lowerBound])))
    }
    if words.hasPrefix("Nightly build noise (") { return .begins(.noise) }
    return .begins(.unknown(String(whole)))
  }

  /// Reads the banners that name a flavour, which stands before or after the date by edition.
  private static func meaningOfFlavoured(_ words: Substring, label: BuildFlavour?) -> Meaning? {
    let parts = words.split(separator: " ").map(String.init)
    let inner = parts.lazy.compactMap { BuildFlavour(label: $0[...]) }.first
    let flavour = inner ?? label
    let rest = parts.filter { BuildFlavour(label: $0[...]) == nil }.joined(separator: " ")
    switch rest {
    case "Building OS-Net source": return .begins(.source(flavour))
    case "Ended OS-Net source build": return .ends(.source(flavour))
    case "Creating packages": return .begins(.packages(flavour))
    case "Not creating packages", "No packages to build": return .skips(.packages(flavour))
    case "Getting object changes since last build": return .begins(.objectChanges(flavour))
    case "Object changes determined": return .ends(.objectChanges(flavour))
    case "No build" where inner != nil: return .skips(.source(flavour))
    default: return nil
    }
  }
}

extension Substring {
  /// The last place where some words stand.
  fileprivate func range(ofLast words: String) -> Range<Index>? {
    ranges(of: words).last
  }

  /// The same without a label in parentheses at its end.
  fileprivate var upToLabel: Substring {
    guard hasSuffix(")"), let open = lastIndex(of: "(") else { return self }
    return self[..<open].trimmed
  }

  /// The flavour in parentheses at the end, if there is one.
  fileprivate var flavourLabel: BuildFlavour? {
    guard hasSuffix(")"), let open = lastIndex(of: "(") else { return nil }
    return BuildFlavour(label: self[index(after: open)...].dropLast())
  }

  /// The stamp behind the first colon, as the first and last banners have it.
  fileprivate var stampAfterColon: BuildStamp? {
    guard let colon = firstIndex(of: ":") else { return nil }
    return BuildStamp(self[index(after: colon)...].trimmed)
  }
}
