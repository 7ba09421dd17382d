import SystemPackage
import Testing

@testable import Workbench

/// Which edition of nightly a gate has, told by what its script gives to grep.
///
/// The expressions are those of illumos-gate's script; what stands around them is made up.
@Suite struct NightlyScriptTests {
  /// A script of an edition, or one that differs from it somewhere.
  private func script(
    error: String, change: String?, packageChange: String?, warning: String = "'warn(ing)?:'"
  ) -> String {
    let errors =
      [#"":""#, "-e \(error)", change.map { "-v \($0)" }, #"-v "Ignoring unknown host""#]
      + [#"-v "cc .* -o error ""#, "-v \"warning\""]
    let packages =
      [#""${MAKE}|ERROR|WARNING""#, "':'", "-v PSTAMP", packageChange.map { "-v \($0)" }]
      + [#"-v "Ignoring unknown host""#]
    return """
      #!/bin/ksh -p
      # egrep "no call" is in a comment
      echo "\\n==== Build errors ($LABEL) ====\\n" >> $mail
      \(Self.pipeline(errors)) >> $mail
      if grep "bootblock image is .* bytes too big" $log; then build_ok=n; fi
      echo "\\n==== Build warnings ($LABEL) ====\\n" >>$mail
      egrep -i \(warning) $log \\
      \t| egrep -v '^tic:' \\
      \t| egrep -v "symbol (\\`|')timezone' has differing types:" \\
      \t| egrep -v "parameter <PSTAMP> set to" | egrep -v "Ignoring unknown host" \\
      \t| egrep -v "redefining segment flags attribute for" >> $mail
      echo "\\n==== Ended OS-Net source build at `date` ($LABEL) ====\\n" >> $log
      egrep -v '::' $log
      echo "\\n==== package build errors ($LABEL) ====\\n" >> $mail
      \(Self.pipeline(packages)) >> $mail
      echo "\\n==== No $LABEL packages to build ====\\n" >> $log
      """
  }

  private static func pipeline(_ expressions: [String?]) -> String {
    expressions.compactMap { $0 }.map { "egrep \($0) $log" }.joined(separator: " | \\\n\t    ")
  }

  private static let old = "\"(^${MAKE}:|[ \t]error[: \t\\n]|ld: guidance:)\""
  private static let new = #""(^${MAKE}"$':|[\t ]error[:\t ]|ld: guidance:)'"#
  private static let change = #"": (Entering|Leaving) directory ""#
  private static let makeChange = #""${MAKE}: (Entering|Leaving) directory ""#

  @Test func eachEditionIsKnownByItsExpressions() {
    let june = script(
      error: Self.old, change: nil, packageChange: nil, warning: "'warn:|warning:'")
    #expect(NightlyScript.edition(of: june) == .june2024)
    let september = script(
      error: Self.new, change: Self.change, packageChange: Self.makeChange)
    #expect(NightlyScript.edition(of: september) == .september2024)
    let newest = script(error: Self.new, change: Self.change, packageChange: Self.change)
    #expect(NightlyScript.edition(of: newest) == .year2026)
  }

  @Test(arguments: [
    ("ld: guidance:", "ld: advice:"), ("-v \"warning\"", "-v \"warnings\""),
    ("-v PSTAMP", "PSTAMP"), ("egrep -i", "egrep"), ("Build errors", "Errors"),
    ("-v '^tic:'", "-v '^tic:' | egrep -v 'mine'"),
  ])
  func aScriptThatSomebodyHasEditedIsNotRecognised(old: String, new: String) {
    let text = script(error: Self.new, change: Self.change, packageChange: Self.change)
    #expect(text.contains(old))
    #expect(NightlyScript.edition(of: text.replacing(old, with: new)) == nil)
  }

  @Test func aScriptThatMakesNoPackagesIsKnownByWhatItDoes() {
    let june = """
      echo "==== Build errors ($LABEL) ====" >> $mail
      egrep ":" $log | egrep -e \(Self.old) | egrep -v "Ignoring unknown host" |
        egrep -v "cc .* -o error " | egrep -v "warning" >> $mail
      grep "bootblock image is .* bytes too big" $log >> $mail
      """
    #expect(NightlyScript.edition(of: june) == .june2024)
  }

  @Test(arguments: [
    "", "\0\0\0", "echo '==== Build errors' | egrep", "==== Build errors\negrep \"never ends",
    "==== Build errors\negrep -v [[[[ | egrep $'\\", String(repeating: "egrep -", count: 9000),
  ])
  func whatIsNoScriptIsNotRecognised(text: String) {
    #expect(NightlyScript.edition(of: text) == nil)
  }

  @Test func aLogIsReadByTheRulesOfTheGateThatItLiesIn() async throws {
    let folder = try TemporaryFolder()
    let site = ProbeTests.site
    let june = script(
      error: Self.old, change: nil, packageChange: nil, warning: "'warn:|warning:'")
    let gate = Gate(path: folder.path.appending("gate"))
    let scripts = gate.sources.appending("tools/scripts")
    let archive = gate.logFolder.appending("log.2024-07-13.12:00")
    _ = try await site.run("mkdir -p \(scripts.quoted) \(archive.quoted)")
    try folder.write(june, to: "gate/usr/src/tools/scripts/nightly")
    let log = try folder.write("x", to: "gate/log/nightly.log")
    let old = try folder.write("x", to: "gate/log/log.2024-07-13.12:00/nightly.log.gz")
    let elsewhere = try folder.write("x", to: "nightly.log")
    for place in [log, old] {
      let rules = try await site.nightlyRules(ofLog: place)
      #expect(rules == NightlyRules(.june2024, from: .script))
    }
    #expect(try await site.nightlyRules(ofLog: elsewhere) == nil)
  }

  @Test func whereNothingTellsTheNewestRulesAreAssumed() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write("x\n"))
    #expect(try await log.advanceToEnd().rulesOrigin == .assumed)
    try folder.append(
      Array("==== Building OS-Net source at Sat Jul 13 12:48:48 CEST 2024 (DEBUG) ====\n".utf8))
    let status = try await log.advanceToEnd()
    #expect(status.rulesOrigin == .banners)
    #expect(status.edition == .september2024)
  }

  @Test func aGateIsAskedForItsScript() async throws {
    let folder = try TemporaryFolder()
    let gate = Gate(path: folder.path)
    let site = ProbeTests.site
    #expect(try await site.nightlyRules(of: gate).origin == .noScript)
    let place = gate.sources.appending("tools/scripts")
    _ = try await site.run("mkdir -p \(place.quoted)")
    try folder.write("echo no", to: "usr/src/tools/scripts/nightly.sh")
    let unknown = try await site.nightlyRules(of: gate)
    #expect(unknown == NightlyRules(.newest, from: .unknownScript))
    let june = script(
      error: Self.old, change: nil, packageChange: nil, warning: "'warn:|warning:'")
    try folder.write(june, to: "usr/src/tools/scripts/nightly")
    let rules = try await site.nightlyRules(of: gate)
    #expect(rules == NightlyRules(.june2024, from: .script))
    let log = try LogDocument(folder.write("x"), rules: rules)
    #expect(try await log.advance().rulesOrigin == .script)
  }
}
