import Dispatch

/// Runs a program on a terminal: events in, frames out, works beside it.
///
/// A key is drawn at once. Messages of works are taken together and drawn at most thirty times a
/// second. When nothing happens nothing runs: there is no timer.
@MainActor public final class Runtime<P: Program> {
  private var program: P
  private let terminal: any Terminal
  private let deadline: Duration
  private let mailbox: Mailbox<P.Message>
  private let works: Works<P.Work>
  private var pace = Pace()
  private var backlog: ArraySlice<P.Message> = []
  private var frame: Surface?
  private var size: Size
  private var errands: [Errand] = []
  private var holder = Holder.program
  private var status: Int32?
  private var finish: CheckedContinuation<Int32, Never>?

  /// Who has the terminal.
  private enum Holder {
    case program, shell, child
  }

  /// Makes a runtime; ``run()`` starts it.
  ///
  /// - Parameters:
  ///   - program: The program in its first state.
  ///   - terminal: Where it is shown.
  ///   - deadline: How long the end waits for works that were cancelled.
  ///   - perform: Does a work, off the main actor, and posts what it has to say. It should end soon
  ///     after its task was cancelled.
  public init(
    program: P, terminal: any Terminal, deadline: Duration = .seconds(2),
    perform: @escaping @Sendable (P.Work, Mailbox<P.Message>) async -> Void
  ) {
    self.program = program
    self.terminal = terminal
    self.deadline = deadline
    size = terminal.size
    let bell = Bell()
    let mailbox = Mailbox<P.Message> { bell.ring() }
    self.mailbox = mailbox
    works = Works { work in await perform(work, mailbox) }
    bell.answer = { [weak self] in self?.mailHasCome() }
  }

  /// Runs the program until it quits, a signal ends it, or the terminal is gone.
  ///
  /// - Returns: The exit status: the program's own, or 128 and the number of the signal.
  public func run() async -> Int32 {
    terminal.start { [weak self] events in self?.receive(events) }
    feed(.resize(size))
    paint()
    let status = await withCheckedContinuation { continuation in
      if let status = self.status {
        continuation.resume(returning: status)
      } else {
        finish = continuation
      }
    }
    mailbox.close()
    terminal.stop()
    await works.end(within: deadline)
    return status
  }

  private func end(status: Int32) {
    guard self.status == nil else { return }
    self.status = status
    finish?.resume(returning: status)
    finish = nil
  }
}

// MARK: - Events

extension Runtime {
  private func receive(_ events: [TerminalEvent]) {
    for event in events where status == nil {
      switch event {
      case .key(let key): feed(.key(key))
      case .paste(let text): feed(.paste(text))
      case .resize(let size): resize(to: size)
      case .focus(let isFocused): feed(.focus(isFocused: isFocused))
      case .mouse(let mouse): feed(.mouse(mouse))
      case .resumed: comeBack()
      case .ended(let status): end(status: status)
      }
    }
    paint()
  }

  private func feed(_ event: Event<P.Message>) {
    guard status == nil else { return }
    for effect in program.update(event) { perform(effect) }
  }

  private func resize(to size: Size) {
    guard size != self.size else { return }
    self.size = size
    feed(.resize(size))
  }

  private func perform(_ effect: Effect<P.Work>) {
    switch effect {
    case .run(let work): works.run(work)
    case .cancel(let work): works.cancel(work)
    case .handOver(let errand): handOver(errand)
    case .suspend: suspend()
    case .repaint: redraw()
    case .quit(let status): end(status: status)
    case .announce(let announcement): terminal.announce(announcement)
    case .set(let setting):
      terminal.apply(setting)
      frame = nil
    }
  }
}

// MARK: - The terminal in other hands

extension Runtime {
  /// Gives the terminal to a child, behind those that wait already; messages are still taken,
  /// nothing is drawn.
  private func handOver(_ errand: Errand) {
    errands.append(errand)
    startErrands()
  }

  private func startErrands() {
    guard holder == .program, !errands.isEmpty else { return }
    holder = .child
    Task { await runErrands() }
  }

  private func runErrands() async {
    while !errands.isEmpty, status == nil {
      let errand = errands.removeFirst()
      let result = await terminal.handOver(errand)
      feed(.returned(errand, result))
    }
    takeBack()
    paint()
  }

  private func suspend() {
    guard holder == .program else { return }
    guard terminal.suspend() else { return terminal.announce(.bell) }
    holder = .shell
  }

  private func comeBack() {
    // A signal from outside may have stopped the process without the program's doing.
    guard holder != .child else { return }
    takeBack()
    feed(.resumed)
    startErrands()
  }

  private func takeBack() {
    holder = .program
    resize(to: terminal.size)
    redraw()
  }
}

// MARK: - Messages

extension Runtime {
  /// Takes the mail now if the last frame is long enough ago, else when it will be.
  private func mailHasCome() {
    let wait = pace.wait
    guard wait > .zero else { return takeMail() }
    DispatchQueue.main.asyncAfter(deadline: .now() + wait.timeInterval) { [weak self] in
      MainActor.assumeIsolated { self?.takeMail() }
    }
  }

  /// Feeds the program with messages; if there are too many for one go, lets keys pass in between.
  private func takeMail() {
    guard status == nil else { return }
    if backlog.isEmpty { backlog = mailbox.take()[...] }
    guard !backlog.isEmpty else { return }
    let start = ContinuousClock.now
    while let message = backlog.popFirst() {
      feed(.message(message))
      if ContinuousClock.now - start > Pace.patience { break }
    }
    if backlog.isEmpty {
      backlog = []
      paint()
      pace.hasPainted()
    } else {
      if pace.wait <= .zero {
        paint()
        pace.hasPainted()
      }
      DispatchQueue.main.async { [weak self] in MainActor.assumeIsolated { self?.takeMail() } }
    }
  }
}

// MARK: - Frames

extension Runtime {
  private func redraw() {
    frame = nil
    terminal.invalidate()
  }

  /// Draws the program, and shows it if it looks different from before.
  private func paint() {
    guard holder == .program, status == nil else { return }
    var surface = Surface(size: size, glyphs: terminal.glyphs)
    program.draw(on: &surface)
    if let frame, frame.looksLike(surface) { return }
    terminal.present(surface)
    frame = surface
  }
}
