import Workbench

@testable import heliosw

extension MadeUp {
  /// A build of sixteen minutes.
  static func build(
    _ outcome: BuildOutcome, errors: Int = 0, warnings: Int = 0, number: Int = 1,
    tail: [LogLine] = tail
  ) -> BuildReport {
    let isRunning = outcome == .running
    var status = LogStatus(identity: FileIdentity(device: 1, inode: UInt64(number)))
    status.phases = phases(isRunning: isRunning, errors, warnings)
    (status.lines, status.sizeInBytes, status.indexedBytes) = (1_584_388, 401_000_000, 401_000_000)
    (status.isComplete, status.rulesOrigin) = (true, .script)
    (status.errors, status.warnings) = (errors, warnings)
    status.variables = [.options: "-nCAprt", .version: "stlouis-0-g2205894696"]
    status.startStamp = stamp("11:43:48")
    status.endStamp = isRunning ? nil : stamp("12:00:00")
    let log = isRunning ? "nightly.log" : "log.2026-05-09.12:00/nightly.log"
    return BuildReport(
      subject: .build(number), path: "\(gate)/log/\(log)",
      lock: isRunning
        ? NightlyLock(target: "genesis.robin.4242").map { .live($0) } ?? .absent : .absent,
      status: status, startedAt: isRunning ? now - 972 : nil, outcome: outcome, tail: tail,
      firstCounted: errors > 0 ? mistake[2].0 : nil)
  }

  private static func phases(isRunning: Bool, _ errors: Int, _ warnings: Int) -> [LogPhase] {
    let isBad = errors + warnings > 0
    var source = phase(
      .source(.nonDebug), isRunning ? .running : isBad ? .failed : .done, line: 5000,
      at: "11:49:07", isRunning ? nil : 480)
    (source.errors, source.warnings) = (errors, warnings)
    let later: LogPhase.State = isRunning ? .waiting : .done
    return [
      phase(.start, .done, line: 1, at: "11:43:48", nil),
      phase(.clobber, .done, line: 90, at: "11:43:48", 21),
      phase(.tools, .done, line: 400, at: "11:44:09", 298), source,
      phase(
        .packages(.nonDebug), isRunning ? .waiting : isBad ? .skipped : .done,
        line: isRunning ? nil : 1_500_000, at: nil, isRunning || isBad ? nil : 90),
      phase(.elfRuntime, later, line: isRunning ? nil : 1_580_000, at: nil, nil),
      phase(.check, later, line: isRunning ? nil : 1_582_000, at: nil, nil),
    ]
  }

  private static func phase(
    _ kind: PhaseKind, _ state: LogPhase.State, line: Int?, at time: String?, _ seconds: Int?
  ) -> LogPhase {
    LogPhase(
      kind: kind, title: "\(kind)", firstLine: line, byteOffset: line.map { Int64($0 * 250) },
      startStamp: time.flatMap { stamp($0) }, state: state, elapsed: seconds.map { .seconds($0) })
  }

  private static func stamp(_ time: String) -> BuildStamp? {
    BuildStamp("Sat May  9 \(time) UTC 2026"[...])
  }

  /// Lines as they stand in a log, the last of them last.
  static func lines(_ texts: [(String, LineKinds)], from first: Int) -> [LogLine] {
    texts.enumerated().map { index, line in
      LogLine(
        number: first + index, offset: Int64((first + index) * 250), bytes: Array(line.0.utf8),
        fullLength: line.0.utf8.count, kinds: line.1)
    }
  }

  /// A mistake of cmd/id, as gcc, make and dmake tell of it.
  static let mistake: [(String, LineKinds)] = [
    (
      "/opt/gcc-10/bin/gcc -fident -finline -O2 -m64 -Wall -Werror -D_KERNEL -I../../common "
        + "-c -o id.o id.c", .command
    ),
    ("id.c: In function 'main':", []),
    ("id.c:212:9: error: 'foo' undeclared (first use in this function)", .nightlyError),
    ("\t foo = 1;", []),
    ("*** Error code 1", .stop),
    ("dmake: Warning: Command failed for target `id.o'", [.nightlyError, .nightlyWarning]),
    ("Current working directory /home/robin/helios/projects/illumos/usr/src/cmd/id", []),
    ("\"../../common/fs/zfs/dnode.c\", line 812: warning: statement not reached", .nightlyWarning),
    ("genesis --> 3 jobs", .jobMark),
    ("ld: fatal: symbol 'bar' is multiply-defined", .ownError),
  ]

  static let tail = lines(mistake, from: 1_584_378)

  /// A build at work.
  static let quietTail = lines(
    (1...12).flatMap { number in
      [
        ("genesis --> Job output", LineKinds.jobMark),
        ("cd cmd-\(number); pwd; dmake  install", .command),
        ("/home/robin/helios/projects/illumos/usr/src/cmd/cmd-\(number)", .directory),
      ]
    }, from: 1_584_352)

  /// The end of a build that nothing is wrong with.
  static let cleanTail = lines(
    [
      ("==== Find core files ====", .banner), ("", []),
      ("==== Check lists of files ====", .banner), ("", []), ("", []),
      ("==== Nightly distributed build completed: Sat May  9 12:00:00 UTC 2026 ====", .banner),
      ("", []), ("==== Total build time ====", .banner), ("", []), ("real    0:16:12", []),
    ], from: 1_584_378)

  /// What the engine says when such a build is there.
  static func built(
    _ outcome: BuildOutcome, errors: Int = 0, warnings: Int = 0
  ) -> [Message] {
    let isBad = errors + warnings > 0
    let tail = isBad ? tail : outcome == .running ? quietTail : cleanTail
    return [.build(build(outcome, errors: errors, warnings: warnings, tail: tail))]
  }
}
