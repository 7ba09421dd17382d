import SystemPackage

/// A log that is read as it is wanted: its tail at once, its index in the background.
///
/// It keeps a few bytes for each 32 KiB of the file and reads the file again for everything else,
/// so its memory does not depend on what the lines are. It follows the file that was opened, whatever
/// that is called later; ``LogFollower`` knows where a build's log goes.
public actor LogDocument {
  /// About how many bytes one call of ``advance()`` reads.
  public static let slice = 32 << 20
  /// How far back ``tail(rows:columns:)`` looks for the start of a line, in bytes.
  static let tailReach = 8 << 20

  /// The queue that everything here runs on.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    queue.asUnownedSerialExecutor()
  }

  private nonisolated let queue = ReadingQueue()
  private(set) var file: any LogBytes
  let rules: NightlyRules?
  private let packed: PackedLog?
  /// Whether gzip has packed it, so that it is unpacked as it is read.
  public nonisolated var isPacked: Bool { packed != nil }
  private var unpacked = PackedProgress()
  private var indexer: LogIndexer
  private var status: LogStatus
  private var seam = FileSeam()
  /// What was searched for of late, the newest last.
  private var tallies: [HitTally] = []
  /// What is known of the lines that the last filter shows.
  var filterTally: FilterTally?
  /// What the lines are of the block that was looked at last, and where the log ended then: who goes
  /// from error to error mostly stays in a block.
  var knownKinds: (block: Int, end: Int64, kinds: [LineKinds])?
  /// The folds of windows, by the window's number; of the last one as long as the log ends there.
  var knownFolds: [Int: (folds: [LogFold], end: Int64?)] = [:]
  /// Lines with kinds in blocks of a small log, by block.
  var knownNotes: [Int: [LineNote]] = [:]
  /// The piece that is gone through line by line.
  var walkedPiece = LogDocument.pieceToWalk()
  /// The pieces that searches read.
  let searchBuffer: PieceBuffer

  /// Opens a log.
  ///
  /// - Parameters:
  ///   - rules: Nightly's rules; those of the edition that the log's own banners show, if nil.
  ///   - phase: The phase of the first line, for a log that begins without a banner; the source's if nil.
  ///   - folder: Where a log that gzip has packed is unpacked, as it is read; heliosw's cache if nil.
  /// - Throws: ``LogProblem`` if it is missing, may not be read, or is no regular file.
  public init(
    _ path: FilePath, rules: NightlyRules? = nil, beginsIn phase: PhaseKind? = nil,
    unpackingIn folder: FilePath? = nil
  ) throws(LogProblem) {
    let file = try LogFile(path)
    let packed =
      try PackedLog.isPacked(file) ? try PackedLog(file, in: folder ?? PackedLog.cache()) : nil
    self.init(packed?.spool ?? file, rules: rules, beginsIn: phase, packed: packed)
  }

  /// Opens the log of a whole build by the path of one of its files.
  ///
  /// That is one file, unless a second nightly has moved the log away under the running one.
  public init(
    buildAt path: FilePath, rules: NightlyRules? = nil, beginsIn phase: PhaseKind? = nil
  ) throws(LogProblem) {
    let places = SplitLog.files(of: path)
    guard let first = places.first, places.count > 1 else {
      try self.init(path, rules: rules, beginsIn: phase)
      return
    }
    var others: [LogFile] = []
    for place in places.dropFirst() { others.append(try LogFile(place)) }
    self.init(try JoinedFiles(LogFile(first), others), rules: rules, beginsIn: phase)
  }

  /// Takes over a file that is open.
  init(
    _ file: any LogBytes, rules: NightlyRules? = nil, beginsIn phase: PhaseKind? = nil,
    pieceSize: Int = LogIndexer.pieceSize, searchWindow: Int = SearchPattern.window,
    packed: PackedLog? = nil
  ) {
    self.file = file
    searchBuffer = PieceBuffer(capacity: searchWindow, margin: 0)
    self.packed = packed
    self.rules = rules
    var context = ScanContext()
    if let phase { context.rules = phase.rules }
    indexer = LogIndexer(file, rules: rules, context: context, pieceSize: pieceSize)
    status = LogStatus(identity: file.identity)
    // A size that can't be told is told when the file is read.
    status.sizeInBytes = (try? file.size()) ?? 0
    status.rulesOrigin = rules?.origin ?? .assumed
    status.files = (file as? JoinedFiles)?.files.count ?? 1
  }

  /// Reads on in the log, a slice of it at most, and says how far it has come.
  ///
  /// Costs next to nothing while the file has not grown. A file that has become shorter is read
  /// from its beginning again. A log that gzip has packed is one that grows while it is unpacked; if
  /// that fails, what was unpacked can be read all the same.
  public func advance() async throws(LogProblem) -> LogStatus {
    try await advance(budget: LogDocument.slice)
  }

  /// The same, with a slice of about so many bytes.
  func advance(budget: Int) async throws(LogProblem) -> LogStatus {
    packed?.advance(&unpacked, budget: budget)
    try layOutAnew()
    let size = try file.size()
    let holds = try seam.holds(in: file)
    if size == status.sizeInBytes, status.isComplete, holds { return status }
    if size < indexer.scanned || !holds { beginAnew() }
    try indexer.advance(to: size, budget: budget)
    seam = try FileSeam(file, endingAt: indexer.scanned)
    status.sizeInBytes = size
    summarise()
    if let problem = unpacked.problem, indexer.hasReadAll(of: size) { throw problem }
    return status
  }

  /// Goes on in a file that the same build writes to now; lines are numbered through.
  public func goOn(in part: LogPart) throws(LogProblem) {
    guard part.identity != file.identity else { return }
    let files = (file as? JoinedFiles)?.files ?? (file as? LogFile).map { [$0] } ?? []
    guard let first = files.first, !files.contains(where: { $0.identity == part.identity }) else {
      return
    }
    file = try JoinedFiles(first, files.dropFirst() + [part.file])
    indexer.goOn(in: file)
    status.files = files.count + 1
    status.isComplete = false
  }

  /// Joins the files again if one of them has changed its size that should not.
  private func layOutAnew() throws(LogProblem) {
    guard let joined = file as? JoinedFiles, try !joined.isLaidOutAsNow(),
      let first = joined.files.first
    else { return }
    file = try JoinedFiles(first, Array(joined.files.dropFirst()))
    indexer.goOn(in: file)
    beginAnew()
  }

  /// Forgets all that was read.
  private func beginAnew() {
    indexer = indexer.begunAnew()
    seam = FileSeam()
    tallies.removeAll()
    filterTally = nil
    knownKinds = nil
    knownFolds.removeAll()
    knownNotes.removeAll()
    status.isComplete = false
    status.generation += 1
  }

  /// Puts what the indexer knows into the status, the unended last line included.
  private func summarise() {
    var record = indexer.record
    status.lines = index.lines
    status.endsInsideLine = false
    if let verdict = indexer.verdictOnUnendedLine() {
      record.note(verdict, line: index.lines, offset: index.rest)
      status.lines += 1
      status.endsInsideLine = true
    }
    status.indexedBytes = min(indexer.scanned, status.sizeInBytes)
    status.isComplete =
      indexer.hasReadAll(of: status.sizeInBytes) && (packed == nil || unpacked.isComplete)
    status.errors = record.errors
    status.warnings = record.warnings
    status.ownErrors = record.ownErrors
    status.phases =
      record.phases
      + PhaseForecast.remaining(after: record.phases, options: record.variables[.options])
    status.edition = rules?.edition ?? indexer.judge.context.edition
    let isShown = record.showsEdition || status.edition != .newest
    status.rulesOrigin = rules?.origin ?? (isShown ? .banners : .assumed)
    status.variables = record.variables
    status.startStamp = record.phases.first { $0.kind == .start }?.startStamp
    status.endStamp = record.endStamp
  }
}

extension LogDocument {
  /// The size of the file now, in bytes.
  public func sizeInBytes() throws(LogProblem) -> Int64 { try file.size() }

  /// What has been found so far, without reading on.
  public var latestStatus: LogStatus { status }

  /// Room for what a walk reads at a time.
  static func pieceToWalk() -> SiftedPiece { SiftedPiece(capacity: 2 * LogIndex.blockSize) }

  var index: LogIndex { indexer.index }

  /// Where the index ends: the end of the file, or of what was read of it.
  var end: Int64 { max(indexer.scanned, index.rest) }

  /// What is known of the hits of a pattern.
  func tally(of pattern: SearchPattern) throws(LogProblem) -> HitTally {
    if let known = tallies.first(where: { $0.matcher.pattern == pattern }) { return known }
    return HitTally(try LineMatcher(pattern))
  }

  /// What is known of the lines that a filter shows.
  func filterTally(of filter: LogFilter) throws(LogProblem) -> FilterTally {
    if let known = filterTally, known.selector.filter == filter { return known }
    return try FilterTally(filter)
  }

  /// Keeps what is known of the hits of a pattern.
  func remember(_ tally: HitTally) {
    tallies.removeAll { $0.matcher.pattern == tally.matcher.pattern }
    tallies.append(tally)
    if tallies.count > LogDocument.mostSearches { tallies.removeFirst() }
  }

  /// What the line is that has not ended.
  var kindsOfUnended: LineKinds {
    (indexer.verdictOnUnendedLine()?.kinds ?? []).intersection(.indexed)
  }

  /// The number of lines that can be read, the unended one included.
  var readableLines: Int { index.lines + (indexer.scanned > index.rest ? 1 : 0) }
}
