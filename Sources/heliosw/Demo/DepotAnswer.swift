import FoundationEssentials
import SystemPackage

/// What the simulated depot answers to a request: as much as shows that it is there.
///
/// - Source: a log of pkg.depotd: which paths its clients ask for.
struct DepotAnswer: Hashable {
  /// The first line of what was asked: method, path and version.
  var request: String
  /// The program that asked.
  var agent: String
  /// The status.
  var status: Int
  /// What is sent.
  var body: String

  /// Answers a request from what a simulated repository holds.
  init(to text: String, from repository: FilePath) {
    let lines = text.split(whereSeparator: \.isNewline)
    let words = lines.first?.split(separator: " ") ?? []
    agent =
      lines.dropFirst().first { $0.lowercased().hasPrefix("user-agent:") }
      .map { String($0.drop { $0 != ":" }.dropFirst().drop { $0 == " " }) } ?? "-"
    request = lines.first.map(String.init) ?? ""
    guard words.count == 3, words[0] == "GET" || words[0] == "HEAD" else {
      (status, body) = (400, "simulated: only GET and HEAD are known\n")
      return
    }
    let found = Self.body(of: words[1].split(separator: "/"), repository)
    (status, body) = (found == nil ? 404 : 200, found ?? "simulated: there is no such thing\n")
    if words[0] == "HEAD" { body = "" }
  }

  /// The whole answer as it is sent.
  var text: String {
    let word = status == 200 ? "OK" : status == 404 ? "Not Found" : "Bad Request"
    return """
      HTTP/1.1 \(status) \(word)\r
      Server: pkg.depotd (simulated by heliosw)\r
      Content-Type: text/plain\r
      Content-Length: \(body.utf8.count)\r
      Connection: close\r
      \r
      \(body)
      """
  }

  /// A line of the access log.
  ///
  /// - Parameter moment: The time as `22/Nov/2026:23:30:36`.
  func line(from client: String, at moment: String) -> String {
    let size = body.utf8.count
    return "\(client) - - [\(moment)] \"\(request)\" \(status) \(size) \"\" \"\(agent)\"\n"
  }

  private static func body(of path: [Substring], _ repository: FilePath) -> String? {
    switch path.count {
    case 2 where path == ["versions", "0"]:
      return "pkg-server 6202937c (simulated)\ncatalog 0 1\nfile 0 1\nmanifest 0 1\npublisher 0\n"
    case 2 where path == ["publisher", "0"] || path == ["status", "0"]:
      return "{\"simulated\": true}\n"
    case 4 where path[1...2] == ["file", "1"]: return "simulated file \(path[3])\n"
    case 4 where path[1...2] == ["catalog", "1"] && path[0].allSatisfy(isPlain):
      let folder = repository.appending("publisher").appending(String(path[0]))
      let name = path[3] == "catalog.attrs" ? "catalog/catalog.attrs" : "simulated-packages"
      // What is not there is 404.
      return try? String(contentsOfFile: folder.appending(name).string, encoding: .utf8)
    default: return nil
    }
  }

  private static func isPlain(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "-")
  }
}
