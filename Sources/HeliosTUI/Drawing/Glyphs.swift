/// The characters that lines, bars and signs are drawn with: one set for UTF-8 terminals, one for
/// the others.
///
/// Every single character takes one column; the words (``done`` and so on) may take one or two, but
/// all four words of a set take the same.
public struct Glyphs: Hashable, Sendable {
  /// The frame of a box.
  public var frame: Frame
  /// The frame of the box that has the keys.
  public var focusedFrame: Frame
  /// The sign before the selected row.
  public var selected: Character
  /// The sign before a marked row.
  public var marked: Character
  /// What stands at the end of a text that was cut.
  public var ellipsis: Character
  /// The done part of a progress bar.
  public var barFull: Character
  /// The part of a progress bar still to do.
  public var barEmpty: Character
  /// The last cell of the done part where it is not full, emptiest first; none where only whole cells
  /// can be drawn.
  public var barSteps: [Character]
  /// The part of a scroll bar that stands for what is shown.
  public var scrollThumb: Character
  /// The rest of a scroll bar.
  public var scrollTrack: Character
  /// Something that ended well.
  public var done: String
  /// Something under way.
  public var running: String
  /// Something still to come.
  public var waiting: String
  /// Something that failed.
  public var failed: String
  /// Ahead of another, as in a branch.
  public var ahead: Character
  /// Behind another.
  public var behind: Character
  /// From one thing to another.
  public var arrow: String
  /// Between parts of a line.
  public var dot: Character
  /// The pictures of something turning, in order.
  public var spinner: [Character]
  /// The levels of a small chart, lowest first.
  public var chart: [Character]

  /// Eight characters of a frame.
  public struct Frame: Hashable, Sendable {
    /// The lines.
    public var horizontal: Character, vertical: Character
    /// The corners, clockwise from the upper left.
    public var topLeft: Character, topRight: Character
    /// The lower corners.
    public var bottomRight: Character, bottomLeft: Character
    /// Where a line inside meets the left and the right side.
    public var teeLeft: Character, teeRight: Character

    /// Takes the characters in this order: `─│┌┐┘└├┤`; another length draws with blanks.
    public init(_ characters: String) {
      let all = Array(characters)
      func at(_ index: Int) -> Character { all.count == 8 ? all[index] : " " }
      (horizontal, vertical) = (at(0), at(1))
      (topLeft, topRight, bottomRight, bottomLeft) = (at(2), at(3), at(4), at(5))
      (teeLeft, teeRight) = (at(6), at(7))
    }
  }
}

extension Glyphs {
  /// For terminals that take UTF-8.
  public static let unicode = Glyphs(
    frame: Frame("─│┌┐┘└├┤"), focusedFrame: Frame("━┃┏┓┛┗┣┫"), selected: ">", marked: "*",
    ellipsis: "…", barFull: "━", barEmpty: "─", barSteps: ["╸"],
    scrollThumb: "█", scrollTrack: "│", done: "✓", running: "▸", waiting: "·", failed: "✗",
    ahead: "↑", behind: "↓", arrow: "→", dot: "·",
    spinner: ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"],
    chart: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"])

  /// For all other terminals.
  public static let ascii = Glyphs(
    frame: Frame("-|++++++"), focusedFrame: Frame("=|++++++"), selected: ">", marked: "*",
    ellipsis: "~", barFull: "#", barEmpty: "-", barSteps: [], scrollThumb: "#", scrollTrack: "|",
    done: "OK", running: ">>", waiting: "..", failed: "!!", ahead: "+", behind: "-", arrow: "->",
    dot: ".", spinner: ["|", "/", "-", "\\"], chart: ["_", ".", "-", "=", "+", "*", "#", "@"])
}
