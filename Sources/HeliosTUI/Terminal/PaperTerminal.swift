/// A terminal without a screen: keeps the frames that it is given, and passes on the keys that a
/// test types.
@MainActor public final class PaperTerminal: Terminal {
  /// Its present size.
  public private(set) var size: Size
  /// The characters that lines and bars are drawn with.
  public let glyphs: Glyphs
  /// The looks of the roles, for pictures.
  public private(set) var theme: Theme
  /// The frames that were shown, the oldest first.
  public private(set) var frames: [Surface] = []
  /// What was announced, the oldest first.
  public private(set) var announcements: [Announcement] = []
  /// The children that got the terminal, the oldest first.
  public private(set) var errands: [Errand] = []
  /// How often the program was suspended.
  public private(set) var suspensions = 0
  /// How often the whole screen was to be drawn anew.
  public private(set) var invalidations = 0
  /// Whether the mouse is reported to the program.
  public private(set) var mouseIsReported = false
  /// Whether the terminal was given back for good.
  public private(set) var isStopped = false
  /// What becomes of a child; without it, it exits with status 0 at once.
  public var answer: @MainActor (Errand) async -> ErrandResult = { _ in .exited(status: 0) }

  private var receive: @MainActor ([TerminalEvent]) -> Void = { _ in }
  private var waiting:
    [(condition: (Surface) -> Bool, continuation: CheckedContinuation<Surface, Never>)] = []

  /// Makes a terminal.
  public init(
    size: Size = Size(columns: 80, rows: 24), theme: Theme = .standard, glyphs: Glyphs = .unicode
  ) {
    self.size = size
    self.theme = theme
    self.glyphs = glyphs
  }

  /// Makes things happen, in one batch.
  public func send(_ events: TerminalEvent...) { receive(events) }

  /// Presses keys, each a batch of its own; what is no name of a key is left out.
  public func press(_ names: String...) {
    for name in names {
      if let key = Key(name) { receive([.key(key)]) }
    }
  }

  /// Changes the size.
  public func resize(to size: Size) {
    self.size = size
    receive([.resize(size)])
  }

  /// The latest frame that fulfils a condition: waits for one if the very last does not.
  public func frame(where condition: @escaping (Surface) -> Bool) async -> Surface {
    if let last = frames.last, condition(last) { return last }
    return await withCheckedContinuation { waiting.append((condition, $0)) }
  }

  /// Begins to pass events on.
  public func start(_ receive: @escaping @MainActor ([TerminalEvent]) -> Void) {
    self.receive = receive
  }

  /// Keeps a frame.
  public func present(_ surface: Surface) {
    frames.append(surface)
    let (fulfilled, others) = (
      waiting.filter { $0.condition(surface) }, waiting.filter { !$0.condition(surface) }
    )
    waiting = others
    for waiter in fulfilled { waiter.continuation.resume(returning: surface) }
  }

  /// Counts.
  public func invalidate() { invalidations += 1 }

  /// Keeps an announcement.
  public func announce(_ announcement: Announcement) { announcements.append(announcement) }

  /// Keeps the theme, or whether the mouse is reported.
  public func apply(_ setting: TerminalSetting) {
    switch setting {
    case .theme(let theme): self.theme = theme
    case .mouse(let isReported): mouseIsReported = isReported
    }
  }

  /// Counts; send ``TerminalEvent/resumed`` to go on.
  public func suspend() -> Bool {
    suspensions += 1
    return true
  }

  /// Keeps the errand and asks ``answer`` what became of it.
  public func handOver(_ errand: Errand) async -> ErrandResult {
    errands.append(errand)
    return await answer(errand)
  }

  /// Passes events on no more.
  public func stop() {
    isStopped = true
    receive = { _ in }
  }
}
