/// Why a terminal cannot be used.
public enum TerminalFailure: Error, Hashable, Sendable {
  /// Neither the standard streams nor `/dev/tty` are a terminal.
  case noTerminal
  /// `TERM` is not set, or says `dumb` or `unknown`.
  case dumb(type: String)
  /// terminfo knows no entry of that name, or one that cannot move the cursor.
  case unknownType(String)
  /// Another one is in use in this process.
  case inUse
}

extension TerminalFailure: CustomStringConvertible {
  /// The reason, without a full stop.
  public var description: String {
    switch self {
    case .noTerminal: "there is no terminal"
    case .dumb(let type): "the terminal type \"\(neutralised(type))\" cannot show a screen"
    case .unknownType(let type): "the terminal type \"\(neutralised(type))\" is not known here"
    case .inUse: "the terminal is in use already"
    }
  }
}
