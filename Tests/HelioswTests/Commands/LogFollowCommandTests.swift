import SystemPackage
import Testing

/// `heliosw log follow FILE`, while a shell plays what nightly does with its log.
@Suite struct LogFollowCommandTests {
  /// Follows `log/nightly.log`; `saw` waits until a line was printed.
  ///
  /// While nightly's temporary folder is there and its process lives, which is the shell, the build is
  /// under way.
  private static let beginning = """
    banner() { printf '\\n==== Nightly distributed build %s: Sun Nov 22 23:34:33 UTC 2026 ====\\n' "$1"; }
    saw() { until grep -q "^$1\\$" out; do sleep 0.05; kill -0 $! || exit 9; done; }
    ended() { n=0; while kill -0 $! 2>/dev/null && [ $n -lt 400 ]; do n=$((n+1)); sleep 0.05; done
      kill $! 2>/dev/null && exit 8; wait $!; echo "ended $?" >>out; }
    mkdir log && cd log && L=nightly.log T=$PWD/nightly.tmpdir.$$ && mkdir $T
    {
      banner started; printf '\n==== list of environment variables ====\n\nTMPDIR=%s\n\n' $T
      printf '==== Find core files ====\n'; echo one
    } >$L
    if [ -n "$SPLIT" ]; then mkdir log.2026-11-22.23:30; mv $L log.2026-11-22.23:30; echo two >$L; fi
    : >out
    heliosw log follow $L >out 2>err &
    saw one

    """

  /// What was printed, and what was complained of, without the banners and blank lines.
  private func follow(
    _ script: String, isSplit: Bool = false
  ) async throws -> (lines: [String], errors: String) {
    let program = try ProgramUnderTest()
    let answer = try await program.shell(
      "SPLIT=\(isSplit ? "y" : "")\n" + Self.beginning + script + "\ncat out; cat err >&2")
    #expect(answer.status == 0)
    let lines = answer.lines.filter { !$0.hasPrefix("====") && !$0.hasPrefix("TMPDIR=") }
    return (lines, answer.errors)
  }

  private static let end = "banner completed >>$L; touch -d '-9 seconds' $L; ended"

  @Test func linesAreFollowedThroughTheMoveAtTheEnd() async throws {
    let (lines, errors) = try await follow(
      """
      printf 'two, in ' >>$L; printf 'parts\\n' >>$L; saw 'two, in parts'
      banner completed >>$L; mkdir log.2026-11-22.23:40; mv $L log.2026-11-22.23:40
      printf '\\nreal 1:00:00' >>log.2026-11-22.23:40/$L; ended
      """)
    #expect(lines == ["one", "two, in parts", "real 1:00:00", "ended 0"])
    #expect(errors == "")
  }

  @Test func aLogThatIsCutShortIsPrintedFromItsNewBeginning() async throws {
    let (lines, errors) = try await follow(
      """
      { echo two; echo three; } >>$L; saw three
      echo new >$L; saw new; echo newer >>$L; saw newer; \(Self.end)
      """)
    #expect(lines == ["one", "two", "three", "new", "newer", "ended 0"])
    #expect(errors.contains("was cut short"))
  }

  @Test func theLastWordsOfABuildThatDiedComeBeforeTheNextBuild() async throws {
    let (lines, _) = try await follow(
      """
      printf 'last words' >>$L; mv $L $L-; { banner started; echo second; } >$L; saw second
      \(Self.end)
      """)
    #expect(lines == ["one", "last words", "second", "ended 0"])
  }

  @Test func aBuildThatASecondNightlyHasSplitIsFollowedInBothFiles() async throws {
    let (lines, errors) = try await follow(
      """
      A=log.2026-11-22.23:40/$L; mkdir log.2026-11-22.23:40; mv $L $A
      echo still here >>$A; saw 'still here'
      echo and there >$L; saw 'and there'; \(Self.end)
      """)
    #expect(lines == ["one", "still here", "and there", "ended 0"])
    #expect(errors == "")
  }

  @Test func ofASplitBuildOnlyTheFileThatIsCutShortIsPrintedAnew() async throws {
    let (lines, _) = try await follow(
      "saw two; echo new >$L; saw new; \(Self.end)", isSplit: true)
    #expect(lines == ["one", "two", "new", "ended 0"])
  }

  @Test func aBuildThatWasPutAwayWithoutAnEndIsCalledInterrupted() async throws {
    let (lines, _) = try await follow(
      "rmdir $T; mkdir log.2026-11-22.23:40; mv $L log.2026-11-22.23:40; ended")
    #expect(lines == ["one", "ended 4"])
  }

  @Test func aPackedLogIsPrintedUnpacked() async throws {
    let program = try ProgramUnderTest()
    let answer = try await program.shell(
      """
      seq 1000 >x; gzip x; heliosw log follow x.gz | tail -n 1
      head -c 600 x.gz >y; heliosw log follow y >z; echo $?; zcat y 2>/dev/null | head -n 9 | cmp - z
      """)
    #expect(answer.lines.prefix(2) == ["1000", "1"])
    #expect(answer.lines.count <= 3)
    #expect(answer.errors.contains("Cannot unpack all of"))
  }
}
