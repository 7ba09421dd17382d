/// The phases that a build still has before it, going by nightly's options.
///
/// - Source: usr/src/tools/scripts/nightly: the order of its phases, and the options that each needs.
enum PhaseForecast {
  /// The phases of a build of some options, in order.
  ///
  /// - Parameter options: The value of `NIGHTLY_OPTIONS`, such as `-nCAprt`. That `-i` was given on the
  ///   command line, where it means more, can't be told from it.
  static func phases(of options: String) -> [PhaseKind] {
    var letters = Set(options)
    if letters.contains("R") || letters.contains("I") { letters.formUnion("mp") }
    func has(_ letter: Character) -> Bool { letters.contains(letter) }
    func build(_ flavour: BuildFlavour) -> [PhaseKind] {
      [.source(flavour)] + (has("p") ? [.packages(flavour)] : [])
    }
    var phases: [PhaseKind] = has("i") ? [] : [.clobber, .toolsClobber]
    if !has("n") { phases.append(.bringover) }
    phases += [.bootstrapTools, .tools]
    if !has("F") { phases += build(.nonDebug) }
    if has("D") { phases += build(.debug) }
    if has("p"), !has("L") { phases.append(.lint) }
    phases.append(.protolist)
    if has("A") { phases.append(.abi) }
    if has("r") { phases += [.elfRuntime, .elfDifferences] }
    if has("C") { phases.append(.check) }
    phases.append(.coreFiles)
    if has("f") { phases.append(.unreferencedFiles) }
    if !has("N") { phases.append(.fileLists) }
    return phases
  }

  /// What is still to come after the phases that have begun.
  ///
  /// What nightly will leave out because a phase has failed is skipped, the rest waits.
  static func remaining(after begun: [LogPhase], options: String?) -> [LogPhase] {
    guard let options, begun.last?.kind != .completed, !begun.contains(where: \.isLast) else {
      return []
    }
    let expected = phases(of: options)
    let known = Set(begun.map(\.kind))
    let behind = (expected.lastIndex { known.contains($0) } ?? -1) + 1
    let isSourceBad = begun.contains { phase in
      phase.errors + phase.warnings > 0 && phase.decidesBuild
    }
    return expected[behind...].map { kind in
      let isLeftOut = kind.needsGoodBuild && isSourceBad || isDoomed(kind, begun)
      return LogPhase(
        kind: kind, title: "", firstLine: nil, byteOffset: nil,
        state: isLeftOut ? .skipped : .waiting)
    }
  }

  /// Whether packages will not be made, for the source of their flavour has failed.
  private static func isDoomed(_ kind: PhaseKind, _ begun: [LogPhase]) -> Bool {
    guard case .packages(let flavour) = kind else { return false }
    return begun.contains { $0.kind == .source(flavour) && $0.errors + $0.warnings > 0 }
  }
}

extension LogPhase {
  /// Whether nothing but words comes behind it.
  fileprivate var isLast: Bool { kind == .totalTime }

  /// Whether its errors make nightly call the whole build failed.
  fileprivate var decidesBuild: Bool {
    switch kind {
    case .source, .tools, .bootstrapTools, .signing: true
    default: false
    }
  }
}

extension PhaseKind {
  /// Whether nightly leaves it out once the build counts as failed.
  fileprivate var needsGoodBuild: Bool {
    switch self {
    case .lint, .protolist, .abi, .elfRuntime, .elfDifferences, .unreferencedFiles: true
    default: false
    }
  }
}
