import CPlatform
import Glibc

/// The terminal of a process that shows no screen, for children that are to have it.
@MainActor public struct PlainTerminal {
  private let tty: Tty

  /// Takes the standard streams if both are a terminal, else the terminal that controls the process.
  ///
  /// - Throws: ``TerminalFailure`` when there is neither.
  public init() throws(TerminalFailure) {
    self.init(tty: try .ofProcess())
  }

  init(tty: Tty) {
    self.tty = tty
  }

  /// Gives the terminal to a child until it ends.
  ///
  /// A child that is stopped by the user stops this process too, so that the shell's `fg` resumes both. What else the child
  /// leaves behind, such as a terminal without echo, is put right.
  public func handOver(_ errand: Errand) async -> ErrandResult {
    let resumption = Resumption()
    SignalWatch.shared.receiver = { signal in
      if signal == SIGCONT { resumption.signal() } else { SignalWatch.obey(signal) }
    }
    defer { SignalWatch.shared.receiver = nil }
    let result = await Child(
      errand: errand, input: tty.input, output: tty.output, resumption: resumption
    ).run()
    var settings = tty.settings
    tcsetattr(tty.input, TCSADRAIN, &settings)
    return result
  }
}
