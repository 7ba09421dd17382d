import SystemPackage

extension Site {
  /// The depots that run, with what their clients do; the newest first.
  public func depots() async throws(Problem) -> [Depot] {
    try await depots(among: try await jobs())
  }

  /// The depots that run among jobs that are known.
  public func depots(among jobs: [Job]) async throws(Problem) -> [Depot] {
    // A job that was killed may have left its server behind.
    let known = jobs.filter { $0.state.isAlive || $0.state == .lost }.compactMap { Depot($0) }
    guard !known.isEmpty else { return [] }
    let parts = known.map { Self.depotScript($0) }.joined(separator: "\n")
    let answer = try await run(
      "\(ProcessWords.functions)\n\(Self.depotWords)\n\(parts)\nexit 0")
    return Self.depots(known, from: answer.text).filter { $0.state != .ended }
  }

  /// Tells whatever serves on a port, and whatever is being made ready to take its place, to stop.
  ///
  /// - Throws: ``Problem`` when one could not be told, or was left by a killed job and did not end within ten seconds.
  public func stopDepots(on port: Int) async throws(Problem) {
    // The newest first: it must not take over in between.
    for depot in try await depots() where depot.port == port {
      if depot.isOrphan { try await endOrphan(depot) } else { try await stop(depot.job.id) }
    }
  }

  /// Ends a depot whose job was killed.
  ///
  /// - Throws: ``Problem`` when it did not end within ten seconds.
  public func endOrphan(_ depot: Depot) async throws(Problem) {
    let answer = try await run(
      """
      \(ProcessWords.functions)
      words_of pkg.depotd | sed 's/$/ /' | grep -F -e \(ShellWord.quoted(depot.words)) | sed 's/ .*//' |
        while read -r process; do kill -s TERM "$process"; done
      for turn in 1 2 3 4 5 6 7 8 9 10; do
        unused pkg.depotd \(ShellWord.quoted(depot.words)) && exit 0
        sleep 1
      done
      exit 1
      """)
    guard answer.status == 0 else {
      throw Problem(
        .failed, "The depot on port \(depot.port) did not end: \(answer.complaint).",
        hint: "pgrep -f pkg.depotd finds its process.")
    }
  }

  private static func depotScript(_ depot: Depot) -> String {
    let folder = FilePath(depot.job.folder)
    let words = depot.isOrphan ? ShellWord.quoted(depot.words) : "''"
    // What is being made ready has the place, and still the log, of the depot before it.
    let log = depot.hasBegunServing ? depot.accessLog.quoted : "''"
    return "depot \(log) \(folder.appending("out").quoted) \(words)"
  }

  /// The log of a busy depot is long: its end is shown, and the whole only counted.
  private static let depotWords = #"""
    depot() { # ACCESS-LOG OUTPUT [WORDS OF THE PROCESS]
      echo depot
      if [ -n "$3" ] && unused pkg.depotd "$3"; then echo 'state ended'; return 0; fi
      if grep -q 'ENGINE Bus STARTED' "$2" 2>/dev/null; then echo 'state serving'; else echo 'state starting'; fi
      test -f "$1" || return 0
      awk '{ n[$1]++ } END { for (c in n) print "client " n[c] " " c }' "$1"
      tail -n 40 "$1" | sed 's/^/line /'
    }
    """#

  /// Reads the answer: for each depot a line `depot`, then lines of a word and its value.
  static func depots(_ depots: [Depot], from text: String) -> [Depot] {
    var depots = depots
    var index = -1
    for line in text.split(separator: "\n") {
      if line == "depot" {
        index += 1
        continue
      }
      guard depots.indices.contains(index) else { continue }
      let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      guard words.count == 2 else { continue }
      depots[index].take(words[0], words[1])
    }
    for index in depots.indices {
      depots[index].accesses.clients.sort { ($1.requests, $0.address) < ($0.requests, $1.address) }
    }
    return depots
  }
}

extension Depot {
  fileprivate mutating func take(_ key: Substring, _ value: Substring) {
    switch key {
    case "state":
      if hasBegunServing { state = State(rawValue: String(value)) ?? state }
    case "client":
      let words = value.split(separator: " ", maxSplits: 1)
      guard words.count == 2, let count = Int(words[0]) else { return }
      accesses.clients.append(AccessLog.Client(address: String(words[1]), requests: count))
      accesses.requests += count
    case "line": accesses.lines += AccessLog.lines(in: value)
    default: break
    }
  }
}
