import SystemPackage
import Testing

@testable import Workbench

struct InventoryPorcelainTests {
  private let head = "# branch.oid 1234\0# branch.head main\0"

  @Test func anEmptyAnswerIsNoAnswer() {
    #expect(throws: PorcelainFailure.truncated) { try RepositoryStatus.read(porcelain: []) }
  }

  @Test func anAnswerCutAnywhereIsNeverTakenForAWholeOne() throws {
    let whole = Array((head + "1 M. N... 100644 100644 100644 a b f\0? g\0").utf8)
    let status = try RepositoryStatus.read(porcelain: whole)
    for length in whole.indices {
      let cut = try? RepositoryStatus.read(porcelain: whole[..<length])
      #expect(cut != status, "cut after \(length) bytes")
    }
  }

  @Test(arguments: [
    "x", "1", "1 M", "1 MM N... 1 1 1 a b", "1 M N... 1 1 1 a b f", "1 M. N 1 1 1 a b f",
    "2 R. N... 1 1 1 a b R100", "u UU N... 1 1 1 1 a b f", "# branch.ab 1 2", "# stash x", "",
  ])
  func aRecordThatGitWouldNotWriteIsNamedByItsNumber(_ record: String) {
    #expect(throws: PorcelainFailure.record(3)) {
      try RepositoryStatus.read(porcelain: Array((head + record + "\0").utf8))
    }
  }

  @Test func aRenameWithoutItsFormerNameIsTruncated() {
    let rename = head + "2 R. N... 100644 100644 100644 a b R100 new\0"
    #expect(throws: PorcelainFailure.truncated) {
      try RepositoryStatus.read(porcelain: Array(rename.utf8))
    }
  }

  @Test func headersOfLaterVersionsArePassedOver() throws {
    let status = try RepositoryStatus.read(
      porcelain: Array((head + "# branch.push origin/x\0# odd\0").utf8))
    #expect(status.branch == "main")
  }

  @Test func whatIsNotCountedStaysUnknown() throws {
    let status = try RepositoryStatus.read(
      porcelain: Array((head + "# branch.upstream o/m\0# branch.ab +? -?\0").utf8))
    #expect(status.upstream == "o/m")
    #expect(status.ahead == nil && status.behind == nil)
  }

  @Test func pathsKeepTheirBytes() async throws {
    let sandbox = try InventorySandbox()
    try await sandbox.sh(
      #"(new r; git mv a "$(printf 'x\ny')"; >"$(printf 'caf\351')"; mkdir d; >d/1)"#)
    let files = try await sandbox.status().files
    #expect(
      files == [
        ChangedFile(.moved(from: "a"), letters: "R.", path: "x\ny"),
        ChangedFile(.untracked, letters: "??", path: FilePath(bytes: [99, 97, 102, 0o351])),
        ChangedFile(.untracked, letters: "??", path: "d", isFolder: true),
      ])
  }

  @Test(arguments: [
    (#""a\tb\\\"\303\251""#, "a\tb\\\"é"), ("plain", "plain"), (#""""#, ""), (#"""#, #"""#),
    (#""bad\q""#, #""bad\q""#), (#""cut\30""#, #""cut\30""#), (#""big\777""#, #""big\777""#),
    (#""end\""#, #""end\""#),
  ])
  func quotedWordsAreReadAsGitWritesThem(_ word: String, _ path: String) {
    #expect(CQuoting.unquoted(ArraySlice(word.utf8)).elementsEqual(path.utf8))
  }
}
