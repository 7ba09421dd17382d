import SystemPackage

/// A package depot that heliosw runs: a job whose last step is pkg.depotd(8).
public struct Depot: Hashable, Sendable {
  /// How far it has come.
  public enum State: String, Hashable, Sendable, Codable {
    /// The packages are being made ready.
    case preparing
    /// pkg.depotd has been started and has not said that it listens.
    case starting
    /// It listens.
    case serving
    /// It ended, well or not.
    case ended
  }

  /// The job.
  public var job: Job
  /// How far it has come.
  public var state: State
  /// The port.
  public var port: Int
  /// What it serves.
  public var repository: FilePath
  /// The folder of the build that the packages are of.
  public var build: String?
  /// Its access log.
  public var accessLog: FilePath
  /// Who has asked for what; nothing if nobody has.
  public var accesses: AccessLog

  /// Makes a depot.
  public init(
    job: Job, state: State, port: Int, repository: FilePath, build: String? = nil,
    accessLog: FilePath, accesses: AccessLog = AccessLog()
  ) {
    self.job = job
    self.state = state
    self.port = port
    self.repository = repository
    self.build = build
    self.accessLog = accessLog
    self.accesses = accesses
  }

  /// The depot that a job runs, if it is one, as its plan's notes describe it; what it has come to is not looked at.
  public init?(_ job: Job) {
    guard let notes = job.plan?.notes, let port = notes["port"].flatMap({ Int($0) }),
      let repository = notes["repository"], let log = notes["access-log"]
    else { return nil }
    self.init(
      job: job, state: job.state.isAlive ? .preparing : .ended, port: port,
      repository: FilePath(repository), build: notes["build"], accessLog: FilePath(log))
  }

  /// Whether it goes on though its job was killed.
  public var isOrphan: Bool { !job.state.isAlive }

  /// What its process has among its words, and no other depot's.
  var words: String { "-d \(repository) -p \(port) " }

  /// Whether its step that serves has begun.
  var hasBegunServing: Bool {
    guard let last = job.plan?.steps.count else { return false }
    return job.steps.contains { $0.event == .begin && $0.step == last }
  }

  /// The address for a machine that knows the builder by a name.
  public func address(of host: String) -> String { "http://\(host):\(port)" }
}

/// What pkg.depotd's access log tells.
///
/// - Source: a log of pkg.depotd: Apache's combined form, the client first, the request in quotes, then status, bytes, referer and agent.
public struct AccessLog: Hashable, Sendable {
  /// A request.
  public struct Line: Hashable, Sendable {
    /// Who asked.
    public var client: String
    /// When, as it was written: `22/Nov/2026:23:30:36`.
    public var moment: String
    /// What was asked for: method and path.
    public var request: String
    /// The answer's status.
    public var status: Int
    /// The answer's length in bytes.
    public var sizeInBytes: Int
    /// The program that asked.
    public var agent: String

    /// Makes a request.
    public init(
      client: String, moment: String, request: String, status: Int, sizeInBytes: Int, agent: String
    ) {
      self.client = client
      self.moment = moment
      self.request = request
      self.status = status
      self.sizeInBytes = sizeInBytes
      self.agent = agent
    }
  }

  /// How many requests there were in all.
  public var requests: Int
  /// How many each client has made, the busiest first.
  public var clients: [Client]
  /// The last requests, the oldest first.
  public var lines: [Line]

  /// Somebody who asked.
  public struct Client: Hashable, Sendable {
    /// The address.
    public var address: String
    /// How many requests.
    public var requests: Int

    /// Makes a client.
    public init(address: String, requests: Int) {
      self.address = address
      self.requests = requests
    }
  }

  /// Makes a log.
  public init(requests: Int = 0, clients: [Client] = [], lines: [Line] = []) {
    self.requests = requests
    self.clients = clients
    self.lines = lines
  }

  /// Reads lines of a log; one that is cut off or is none is passed over.
  public static func lines(in text: some StringProtocol) -> [Line] {
    text.split(whereSeparator: \.isNewline).compactMap { Line(String($0)) }
  }
}

extension AccessLog.Line {
  /// Reads a line.
  init?(_ text: String) {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count >= 7 else { return nil }
    let head = parts[0].split(separator: " ")
    let answer = parts[2].split(separator: " ")
    guard head.count >= 4, head[3].hasPrefix("["), answer.count >= 2, let status = Int(answer[0])
    else { return nil }
    client = String(head[0])
    moment = head[3].dropFirst().trimmingSuffix("]")
    request = parts[1].split(separator: " ").prefix(2).joined(separator: " ")
    self.status = status
    sizeInBytes = Int(answer[1]) ?? 0
    agent = String(parts[5])
  }
}

extension StringProtocol {
  /// The text without an ending.
  fileprivate func trimmingSuffix(_ end: String) -> String {
    hasSuffix(end) ? String(dropLast(end.count)) : String(self)
  }
}
