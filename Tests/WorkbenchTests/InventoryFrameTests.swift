import Testing

@testable import Workbench

struct InventoryFrameTests {
  private let text = """
    Last login: today
    abc 2 begin
    # branch.head main
    xabc 2 end
    abc 2 0
    warning: w
    abc 2 end
    abc 1 begin

    abc 1 absent

    abc 1 end

    """
  private let frames = [
    GitFrame(
      number: 2, outcome: .answered(status: 0),
      output: Array("# branch.head main\nxabc 2 end".utf8), errors: "warning: w"),
    GitFrame(number: 1, outcome: .absent, output: [], errors: ""),
  ]

  @Test(arguments: [1, 2, 7, 1000])
  func framesAreTheSameInPiecesOfAnySize(_ size: Int) {
    var reader = GitFrameReader(nonce: "abc")
    let bytes = Array(text.utf8)
    let pieces = stride(from: 0, to: bytes.count, by: size).map {
      Array(bytes[$0..<min($0 + size, bytes.count)])
    }
    #expect(pieces.flatMap { reader.read($0) } == frames)
  }

  @Test func aFrameIsGivenAsSoonAsItEnds() {
    var reader = GitFrameReader(nonce: "abc")
    let parts = text.split(separator: "abc 1 begin")
    #expect(reader.read(Array(parts[0].utf8)) == [frames[0]])
  }

  @Test(arguments: [
    "", "abc", "abc 1 begin\nabc 1 end\n", "abc 1 0\n\nabc 1 end\n",
    "abc 1 begin\n\nabc 2 0\n\nabc 1 end\n", "abc 1 begin\n\nabc 1 what\n\nabc 1 end\n",
    "abc 1 begin\n\nabc 1 0\n\nabc 1 end", "abc 99999999999999999999 begin\n",
  ])
  func whatIsNoWholeFrameIsNeverGiven(_ text: String) {
    var reader = GitFrameReader(nonce: "abc")
    #expect(reader.read(Array(text.utf8)).isEmpty)
  }

  @Test func numbersThatWereNotAskedForAreIgnored() {
    let answers = InventoryAnswers(count: 1, nonce: "abc")
    #expect(answers.take(Array(text.utf8)).map(\.0) == [0])
  }

  @Test func aCloneWithoutAnAnswerSaysSo() {
    let answers = InventoryAnswers(count: 2, nonce: "abc")
    _ = answers.take(Array("abc 1 begin\n\nabc 1 absent\n\nabc 1 end\n".utf8))
    let rows = answers.finish(shellStatus: 143)
    #expect(rows[0] == .absent)
    #expect(rows[1].problem == "no answer: the shell ended with status 143")
  }

  @Test(arguments: [
    (" 1 3 3\n10\n20\n30", [0: 10, 2: 30]), ("", [:]), (" 1 2\n10", [:]), ("x\ny", [:]),
  ])
  func timesOfFetchesAreGivenToTheirClones(_ output: String, _ times: [Int: Int]) {
    #expect(FetchTimes.read(Array(output.utf8)) == times)
  }
}
