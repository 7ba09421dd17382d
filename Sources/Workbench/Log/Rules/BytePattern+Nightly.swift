extension BytePattern {
  /// Everything that the rules of nightly, of any edition, look for.
  ///
  /// - Source: illumos-gate usr/src/tools/scripts/nightly, the pipelines behind `Build errors`,
  ///   `Build warnings`, `package build errors` and the like.
  static let nightly: [BytePattern] = [
    BytePattern(":", proves: .colon),
    BytePattern("dmake", proves: .dmake),
    BytePattern("dmake:", proves: .dmakeColon),
    BytePattern("^dmake:", proves: .dmakeColonFirst),
    BytePattern("[\t ]error[:\t ]", proves: .errorWord),
    BytePattern("[\t ]error[\\n]", proves: .errorWordThenBackslashOrN),
    BytePattern("ld: guidance:", proves: .guidance),
    BytePattern(": Entering directory ", proves: .directoryChange),
    BytePattern(": Leaving directory ", proves: .directoryChange),
    BytePattern("dmake: Entering directory ", proves: .dmakeDirectoryChange),
    BytePattern("dmake: Leaving directory ", proves: .dmakeDirectoryChange),
    BytePattern("Ignoring unknown host", proves: .unknownHost),
    BytePattern("cc ", proves: .compilerWord),
    BytePattern(" -o error ", proves: .outputNamedError),
    BytePattern("warning", proves: .warningWord),
    BytePattern("warn:", ignoringCase: true, proves: .warnColon),
    BytePattern("warning:", ignoringCase: true, proves: .warnColon),
    BytePattern("^tic:", proves: .tic),
    BytePattern("symbol [`']timezone' has differing types:", proves: .timezone),
    BytePattern("parameter <PSTAMP> set to", proves: .pstampSet),
    BytePattern("redefining segment flags attribute for", proves: .segmentFlags),
    BytePattern("bootblock image is ", proves: .bootblockImage),
    BytePattern(" bytes too big", proves: .bytesTooBig),
    BytePattern("ERROR", proves: .capitalError),
    BytePattern("WARNING", proves: .capitalWarning),
    BytePattern("PSTAMP", proves: .pstamp),
    BytePattern("Lint engine setup", proves: .lintChatter),
    BytePattern("Starting lint run", proves: .lintChatter),
    BytePattern("^Undefined[\t ]*first referenced", proves: .undefinedHead),
    BytePattern("^ld: fatal:", proves: .linkerFatalFirst),
  ]

  /// The failures that nightly's rules pass over, and what they need to be told apart.
  ///
  /// - Source: usr/src/cmd/make (`*** Error code`), the messages of ld(1), ctfconvert(1), cw(1ONBLD)
  ///   and of the shells, and nightly's own words when it gives up.
  static let own: [BytePattern] = [
    BytePattern("^[*][*][*] Error code ", proves: .stopHead),
    BytePattern("^[*][*][*] Signal ", proves: .stopHead),
    BytePattern("(ignored)", proves: .ignored),
    BytePattern("^Traceback (most recent call last):", proves: .failure),
    BytePattern("^Aborting due to missing compiler", proves: .failure),
    BytePattern("^Aborting at request of ", proves: .failure),
    BytePattern("^trouble with bringover, quitting at ", proves: .failure),
    BytePattern("^cannot bringover from ", proves: .failure),
    BytePattern("^Unable to find \"Makefile\" in ", proves: .failure),
    BytePattern("^cw: ", proves: .failure),
    BytePattern("^error[:[]", proves: .failure),
    BytePattern(behindWord: ": [*][*][*] [[]", proves: .failure),
    BytePattern("ld: fatal:", proves: .failure),
    BytePattern("ld: elf error:", proves: .failure),
    BytePattern("ctfconvert: ", proves: .failure),
    BytePattern("ctfmerge: ", proves: .failure),
    BytePattern("nightly: Error:", proves: .failure),
    BytePattern("dtrace: failed", proves: .failure),
    BytePattern(behindWord: ": not found", proves: .failure),
    BytePattern(behindWord: ": command not found", proves: .failure),
    BytePattern(behindWord: ": No space left on device", proves: .failure),
    BytePattern(" has unresolved dependency ", proves: .unresolvedDependency),
  ]
}
