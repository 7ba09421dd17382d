import CPlatform
import Dispatch
import Glibc

/// A real terminal, driven by ncurses.
///
/// One at a time: ncurses and the signals belong to the whole process.
@MainActor public final class CursesTerminal: Terminal {
  /// How many colours are used.
  public let depth: ColorDepth
  /// The characters it can show lines and bars with: those of UTF-8 if the locale says so.
  public let glyphs: Glyphs
  /// Whether frames are sent as one update (mode 2026), which some terminals need against flicker.
  public var isSynchronised = false

  private let tty: Tty
  private let curses: Curses
  private let isInTmux: Bool
  private var escapes: Escapes
  private var theme: Theme
  private var pencils: [Curses.Pencil?] = []
  private var shown: Surface?
  private var mouseIsReported = false
  /// Whether the shell or a child has the terminal.
  private var isAway = false
  /// Whether it is a child.
  private var hasChild = false
  private let resumption = Resumption()
  private var isStopped = false
  private var decoder = KeyDecoder()
  private var watch: InputWatch?
  private var receive: @MainActor ([TerminalEvent]) -> Void = { _ in }

  private static var isInUse = false

  /// Takes the terminal of the process over.
  ///
  /// - Parameters:
  ///   - theme: The looks of the roles.
  ///   - environment: `TERM`, `COLORTERM`, `NO_COLOR`, `TERM_PROGRAM`, `TMUX` and the locale's `LC_ALL`,
  ///     `LC_CTYPE` and `LANG` are read from it.
  ///   - glyphs: The characters for lines and signs; the locale decides if nil.
  /// - Throws: ``TerminalFailure``; the terminal is as it was then.
  public convenience init(
    theme: Theme, environment: [String: String], glyphs: Glyphs? = nil
  ) throws(TerminalFailure) {
    try self.init(theme: theme, environment: environment, tty: Tty.ofProcess(), glyphs: glyphs)
  }

  /// Takes any terminal over, such as the far end of a pseudo-terminal.
  init(
    theme: Theme, environment: [String: String], tty: Tty, glyphs: Glyphs? = nil
  ) throws(TerminalFailure) {
    guard !CursesTerminal.isInUse else { throw .inUse }
    let type = environment["TERM"] ?? ""
    guard !["", "dumb", "unknown"].contains(type) else { throw .dumb(type: type) }
    // ncurses encodes by the locale of the process; only the characters' part of it is changed.
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
    setlocale(LC_CTYPE, locale.first { !$0.isEmpty } ?? "C")
    if glyphs == .unicode, !CursesTerminal.localeHasUTF8 { setlocale(LC_CTYPE, "C.UTF-8") }
    let curses = try CursesTerminal.open(type: type, environment: environment, tty: tty)
    let wantsColour = (environment["NO_COLOR"] ?? "").isEmpty
    self.tty = tty
    self.curses = curses
    self.theme = theme
    depth = wantsColour ? ColorDepth(colours: curses.colours) : .mono
    self.glyphs = glyphs ?? (CursesTerminal.localeHasUTF8 ? .unicode : .ascii)
    escapes = Escapes(type: type, environment: environment)
    isInTmux = TmuxClipboard.isUsed(in: environment)
    CursesTerminal.isInUse = true
    Rescue.install(descriptor: tty.output, settings: tty.settings, sequence: rescueSequence)
    fitSize()
    tty.write(escapes.reportsOn)
  }

  private static var localeHasUTF8: Bool {
    String(cString: nl_langinfo(nl_item(CODESET))).uppercased() == "UTF-8"
  }

  /// Tries the entry with direct colours first, where the terminal says that it has them.
  private static func open(
    type: String, environment: [String: String], tty: Tty
  ) throws(TerminalFailure) -> Curses {
    var types = [type]
    let says = environment["COLORTERM"]?.lowercased()
    if says == "truecolor" || says == "24bit", (environment["NO_COLOR"] ?? "").isEmpty {
      let family = type.prefix { $0 != "-" }
      types = ["\(family)-direct"].filter { $0 != type && family != "screen" } + types
    }
    for type in types {
      if let curses = Curses(type: type, output: tty.outputStream, input: tty.inputStream) {
        return curses
      }
    }
    throw .unknownType(type)
  }

  /// What gives the terminal back after a crash, without ncurses.
  private var rescueSequence: [UInt8] {
    let capabilities = ["sgr0", "op", "cnorm", "rmkx", "rmcup"].map { curses.capability($0) }
    let text =
      escapes.mouseOff + escapes.reportsOff + escapes.progressOff + capabilities.joined() + "\r"
    return Array(text.utf8)
  }
}

// MARK: - Frames

extension CursesTerminal {
  /// Its present size, as the terminal driver knows it.
  public var size: Size { tty.size ?? curses.size }

  /// Sends the rows that differ from those of the last frame.
  public func present(_ surface: Surface) {
    guard !isAway, !isStopped else { return }
    let before = shown
    for row in 0..<min(surface.whole.rows, curses.size.rows) {
      if let before, surface.rowEquals(before, row) { continue }
      curses.put(surface.cellsOfRow(row), row: row) { pencil(forRole: $0) }
    }
    if isSynchronised { tty.write(escapes.frame.begin) }
    curses.show(cursor: surface.cursor)
    if isSynchronised { tty.write(escapes.frame.end) }
    shown = surface
  }

  /// Draws the whole of the next frame.
  public func invalidate() {
    shown = nil
    fitSize()
    curses.forgetScreen()
  }

  /// Changes the theme or the use of the mouse.
  public func apply(_ setting: TerminalSetting) {
    switch setting {
    case .theme(let theme):
      self.theme = theme
      pencils = []
      shown = nil
    case .mouse(let isReported):
      mouseIsReported = isReported
      if !isAway, !isStopped { tty.write(isReported ? escapes.mouseOn : escapes.mouseOff) }
    }
  }

  /// Sends the sequence for an announcement, where the terminal is known to take it.
  public func announce(_ announcement: Announcement) {
    guard !isAway, !isStopped else { return }
    tty.write(escapes.sequence(for: announcement))
    guard isInTmux, case .copy(let text) = announcement else { return }
    if text.utf8.count <= Announcement.copyLimit { TmuxClipboard.copy(text) }
  }

  private func pencil(forRole role: UInt16) -> Curses.Pencil {
    let index = Int(role)
    if index >= pencils.count {
      pencils += Array(repeating: nil, count: index + 1 - pencils.count)
    }
    if let pencil = pencils[index] { return pencil }
    let pencil = curses.pencil(for: theme.style(of: Role(id: role)).quantised(to: depth))
    pencils[index] = pencil
    return pencil
  }

  /// Tells ncurses the size of the terminal if it changed.
  private func fitSize() {
    guard size != curses.size else { return }
    curses.resize(to: size)
    shown = nil
  }
}

// MARK: - What happens

extension CursesTerminal {
  /// Watches the terminal and the signals from now on.
  public func start(_ receive: @escaping @MainActor ([TerminalEvent]) -> Void) {
    self.receive = receive
    watch = InputWatch(descriptor: tty.input) { [weak self] in self?.readKeys() }
    SignalWatch.shared.receiver = { [weak self] in self?.takeSignal($0) }
  }

  private func readKeys() {
    guard !isAway, !isStopped else { return }
    var events: [TerminalEvent] = []
    while let input = curses.next() { events += decoder.take(input) }
    events += decoder.flush()
    // Without a key there was nothing to read but the end of the terminal, which would wake us for
    // ever.
    if events.isEmpty, tty.isGone { return end(status: 128 + SIGHUP) }
    if !events.isEmpty { receive(events) }
  }

  private func takeSignal(_ signal: Int32) {
    switch signal {
    case SIGWINCH:
      guard !isAway else { return }
      fitSize()
      receive([.resize(size)])
    case SIGCONT: wakeUp()
    // From outside; the key sends no signal in raw mode.
    case SIGTSTP: if suspend() { return }
    default: end(status: 128 + signal)
    }
  }

  private func end(status: Int32) {
    // A terminal that is gone would report that again and again.
    watch?.cancel()
    receive([.ended(status: status)])
  }
}

// MARK: - In other hands

extension CursesTerminal {
  /// Gives the terminal back to the shell and stops the process group.
  public func suspend() -> Bool {
    guard Foreground.canBeResumed, !isAway, !isStopped else { return false }
    leave()
    kill(0, SIGSTOP)
    return true
  }

  /// After a stop, whether we asked for it or not, the shell has used the terminal.
  private func wakeUp() {
    guard !hasChild else { return resumption.signal() }
    enter()
    receive([.resumed])
  }

  /// Gives the terminal to a child and takes it back.
  public func handOver(_ errand: Errand) async -> ErrandResult {
    guard !isAway, !isStopped else { return .notStarted(error: EBUSY) }
    leave()
    hasChild = true
    let result = await Child(
      errand: errand, input: tty.input, output: tty.output, resumption: resumption
    ).run()
    hasChild = false
    if !isStopped { enter() }
    return result
  }

  private func leave() {
    watch?.pause()
    tty.write(escapes.reportsOff)
    if mouseIsReported { tty.write(escapes.mouseOff) }
    curses.leave()
    Rescue.arm(false)
    isAway = true
  }

  private func enter() {
    if isAway { watch?.resume() }
    isAway = false
    Rescue.arm(true)
    curses.enter()
    if mouseIsReported { tty.write(escapes.mouseOn) }
    tty.write(escapes.reportsOn)
    fitSize()
    shown = nil
  }

  /// Gives the terminal back as it was found.
  public func stop() {
    guard !isStopped else { return }
    isStopped = true
    watch?.cancel()
    SignalWatch.shared.receiver = nil
    if !isAway {
      if mouseIsReported { tty.write(escapes.mouseOff) }
      tty.write(escapes.undo() + escapes.reportsOff)
    }
    Rescue.uninstall()
    curses.delete()
    CursesTerminal.isInUse = false
  }
}
