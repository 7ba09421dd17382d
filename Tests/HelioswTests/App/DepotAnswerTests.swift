import SystemPackage
import Testing

@testable import heliosw

@Suite struct DepotAnswerTests {
  private func status(_ request: String) -> Int {
    DepotAnswer(to: request, from: "/nonexistent").status
  }

  @Test func whatARealDepotIsAskedForIsAnswered() {
    #expect(status("GET /versions/0/ HTTP/1.1\r\n\r\n") == 200)
    #expect(status("GET /publisher/0/ HTTP/1.1\r\n\r\n") == 200)
    #expect(status("GET /on-nightly/file/1/8ae19 HTTP/1.1\r\n\r\n") == 200)
    #expect(status("GET /on-nightly/catalog/1/catalog.attrs HTTP/1.1\r\n\r\n") == 404)
  }

  @Test(arguments: [
    "", "GET", "GET /", "POST / HTTP/1.1", "\u{0}\u{1B}[2J", "GET /versions/0/ HTTP/1.1 x",
  ])
  func whatIsNoRequestIsRefused(request: String) {
    #expect(status(request) == 400)
  }

  @Test(arguments: [
    "/../../etc/passwd", "/../catalog/1/catalog.attrs", "/a/b/catalog/1/catalog.attrs",
    "/.%2e/catalog/1/catalog.attrs",
  ])
  func noPathLeadsOutOfTheRepository(path: String) {
    #expect(status("GET \(path) HTTP/1.1\r\n\r\n") == 404)
  }

  @Test func aLineOfTheLogIsAsTheRealOnes() {
    let answer = DepotAnswer(
      to: "HEAD /versions/0/ HTTP/1.1\r\nUser-Agent: pkg/1 (x)\r\n\r\n", from: "/nonexistent")
    #expect(
      answer.line(from: "127.0.0.1", at: "22/Nov/2026:23:30:36")
        == "127.0.0.1 - - [22/Nov/2026:23:30:36] \"HEAD /versions/0/ HTTP/1.1\" 200 0 \"\" \"pkg/1 (x)\"\n"
    )
  }
}
