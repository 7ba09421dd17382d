import CNcurses
import CPlatform

/// ncurses, as far as it is needed: the only file that knows its names.
///
/// ncurses keeps its state in globals, so there can be one at a time.
@MainActor final class Curses {
  /// What the keyboard or the terminal sent.
  enum Input: Equatable {
    case character(UInt32)
    case key(Key)
    case pasteBegin, pasteEnd, focusIn, focusOut
    /// The beginning of a mouse report; its numbers follow as characters.
    case mouseBegin
    /// A key that is not known by name, or ncurses' own notice of a resize.
    case nothing
  }

  private enum OwnKey {
    static let pasteBegin: Int32 = 2000
    static let pasteEnd: Int32 = 2001
    static let focusIn: Int32 = 2002
    static let focusOut: Int32 = 2003
    static let mouse: Int32 = 2004
  }

  private let screen: OpaquePointer
  private let window: UnsafeMutablePointer<WINDOW>
  /// Keys are read through a pad: reading from the screen's window would refresh it.
  private let pad: UnsafeMutablePointer<WINDOW>
  private var row: [cchar_t] = []
  let colours: Int

  /// Takes a terminal over, in raw mode.
  ///
  /// - Parameters:
  ///   - type: The terminfo entry.
  ///   - output: The stream to write to.
  ///   - input: The stream to read from.
  init?(
    type: String, output: UnsafeMutablePointer<FILE>, input: UnsafeMutablePointer<FILE>
  ) {
    use_tioctl(true)
    guard let screen = newterm(type, output, input) else { return nil }
    guard let window = nc_stdscr(), let pad = newpad(1, 1) else {
      endwin()
      delscreen(screen)
      return nil
    }
    (self.screen, self.window, self.pad) = (screen, window, pad)
    colours = Curses.startColours()
    raw()
    noecho()
    nonl()
    keypad(pad, true)
    nodelay(pad, true)
    idlok(window, true)
    leaveok(window, false)
    curs_set(0)
    set_escdelay(25)
    Curses.defineKeys()
  }

  private static func startColours() -> Int {
    guard has_colors() else { return 0 }
    start_color()
    use_default_colors()
    return Int(nc_colors())
  }

  private static func defineKeys() {
    define_key("\u{1b}[200~", OwnKey.pasteBegin)
    define_key("\u{1b}[201~", OwnKey.pasteEnd)
    define_key("\u{1b}[I", OwnKey.focusIn)
    define_key("\u{1b}[O", OwnKey.focusOut)
    // Mouse reports are read here too: ncurses makes one of several that come together, and under some
    // types speaks a form that ends at column 223.
    define_key("\u{1b}[<", OwnKey.mouse)
  }

  /// Gives the terminal back for good.
  func delete() {
    endwin()
    delwin(pad)
    delscreen(screen)
  }
}

// MARK: - Output

extension Curses {
  /// How the cells of a role are drawn.
  struct Pencil {
    /// A cell without a character: making one of it is far quicker than setcchar(3).
    fileprivate let blank: cchar_t
  }

  /// Finds or makes what draws a style that was quantised to the terminal's colours.
  func pencil(for style: Style) -> Pencil {
    var attributes: attr_t = 0
    if style.attributes.contains(.bold) { attributes |= NC_BOLD }
    if style.attributes.contains(.dim) { attributes |= NC_DIM }
    if style.attributes.contains(.underline) { attributes |= NC_UNDERLINE }
    if style.attributes.contains(.reverse) { attributes |= NC_REVERSE }
    if style.attributes.contains(.italic) { attributes |= NC_ITALIC }
    let (front, back) = (number(style.foreground), number(style.background))
    let pair = colours == 0 || (front, back) == (-1, -1) ? 0 : alloc_pair(front, back)
    return Pencil(blank: nc_blank(attributes, max(0, pair)))
  }

  private func number(_ color: Color) -> Int32 {
    switch color {
    case .terminal: -1
    case .palette(let index): Int32(index)
    // Below 8 the direct colour mode means the palette.
    case .rgb: Int32(max(8, color.value ?? 8))
    }
  }

  /// Puts a row of cells on the screen to be.
  func put(_ cells: ArraySlice<Cell>, row number: Int, pencil: (UInt16) -> Pencil) {
    row.removeAll(keepingCapacity: true)
    var role: UInt16?
    var blank = cchar_t()
    for cell in cells where cell.width > 0 {
      if cell.role != role { (role, blank) = (cell.role, pencil(cell.role).blank) }
      if cell.scalar < 0x7F, cell.marks == 0 {
        blank.chars.0 = wchar_t(cell.scalar)
        row.append(blank)
      } else {
        append(cell, on: blank)
      }
    }
    mvwadd_wchnstr(window, Int32(number), 0, row, Int32(row.count))
  }

  private func append(_ cell: Cell, on blank: cchar_t) {
    guard Curses.agreesOnWidth(of: cell) else { return appendReplacement(cell, on: blank) }
    var filled = blank
    filled.chars.0 = wchar_t(bitPattern: cell.scalar)
    filled.chars.1 = wchar_t(cell.marks & 0x1F_FFFF)
    filled.chars.2 = wchar_t(cell.marks >> 21 & 0x1F_FFFF)
    filled.chars.3 = wchar_t(cell.marks >> 42 & 0x1F_FFFF)
    row.append(filled)
  }

  /// ncurses places characters by the C library's table: what that knows differently would shift
  /// the row.
  private static func agreesOnWidth(of cell: Cell) -> Bool {
    guard wcwidth(wchar_t(bitPattern: cell.scalar)) == Int32(cell.width) else { return false }
    var marks = cell.marks
    while marks != 0 {
      guard wcwidth(wchar_t(marks & 0x1F_FFFF)) == 0 else { return false }
      marks >>= 21
    }
    return true
  }

  private func appendReplacement(_ cell: Cell, on blank: cchar_t) {
    var filled = blank
    filled.chars.0 = wcwidth(0xFFFD) == 1 ? 0xFFFD : 0x3F
    row.append(filled)
    filled.chars.0 = 0x20
    if cell.width == 2 { row.append(filled) }
  }

  /// Sends what changed, and leaves the cursor at a cell or hides it.
  func show(cursor: Point?) {
    if let cursor { wmove(window, Int32(cursor.row), Int32(cursor.column)) }
    wnoutrefresh(window)
    curs_set(cursor == nil ? 0 : 1)
    doupdate()
  }

  /// Makes the next ``show(cursor:)`` send everything.
  func forgetScreen() { clearok(nc_curscr(), true) }

  func resize(to size: Size) { resizeterm(Int32(size.rows), Int32(size.columns)) }

  var size: Size { Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window))) }

  /// A string capability of the terminal, without its delays.
  func capability(_ name: String) -> String {
    guard let value = tigetstr(name), Int(bitPattern: value) != -1 else { return "" }
    var text = String(cString: value)
    while let start = text.firstRange(of: "$<"),
      let end = text[start.upperBound...].firstIndex(of: ">")
    {
      text.removeSubrange(start.lowerBound...end)
    }
    return text
  }

  /// Leaves the screen to others.
  func leave() {
    def_prog_mode()
    endwin()
  }

  /// Takes the screen back.
  func enter() {
    reset_prog_mode()
    forgetScreen()
    // endwin hid nothing: ncurses remembers a cursor state that the shell has changed.
    curs_set(1)
    curs_set(0)
  }
}

// MARK: - Input

extension Curses {
  /// The next key, or nothing if none waits.
  ///
  /// After a lone Esc this takes 25 ms: the rest of a sequence might follow.
  func next() -> Input? {
    var value: UInt32 = 0
    switch nc_get(pad, &value) {
    case 1: return .character(value)
    case 2: return decode(Int32(bitPattern: value))
    default: return nil
    }
  }

  private func decode(_ code: Int32) -> Input {
    switch code {
    case OwnKey.pasteBegin: return .pasteBegin
    case OwnKey.pasteEnd: return .pasteEnd
    case OwnKey.focusIn: return .focusIn
    case OwnKey.focusOut: return .focusOut
    case OwnKey.mouse: return .mouseBegin
    case KEY_F0...(KEY_F0 + 63): return .key(Key(.function(Int(code - KEY_F0))))
    default: break
    }
    if let key = Curses.keys[code] { return .key(key) }
    // Keys with modifiers have names ("kUP5") and numbers that differ from terminal to terminal.
    guard let name = keyname(code) else { return .nothing }
    return KeyDecoder.key(extendedName: String(cString: name)).map { .key($0) } ?? .nothing
  }

  private static let keys: [Int32: Key] = [
    KEY_UP: Key(.up), KEY_DOWN: Key(.down), KEY_LEFT: Key(.left), KEY_RIGHT: Key(.right),
    KEY_HOME: Key(.home), KEY_END: Key(.end), KEY_PPAGE: Key(.pageUp), KEY_NPAGE: Key(.pageDown),
    KEY_IC: Key(.insert), KEY_DC: Key(.delete), KEY_BACKSPACE: Key(.backspace),
    KEY_ENTER: Key(.enter), KEY_BTAB: Key(.tab, .shift), KEY_SLEFT: Key(.left, .shift),
    KEY_SRIGHT: Key(.right, .shift), KEY_SR: Key(.up, .shift), KEY_SF: Key(.down, .shift),
    KEY_SHOME: Key(.home, .shift), KEY_SEND: Key(.end, .shift), KEY_SDC: Key(.delete, .shift),
    KEY_SIC: Key(.insert, .shift), KEY_SPREVIOUS: Key(.pageUp, .shift),
    KEY_SNEXT: Key(.pageDown, .shift), KEY_FIND: Key(.home), KEY_SELECT: Key(.end),
    KEY_A1: Key(.home), KEY_A3: Key(.pageUp), KEY_C1: Key(.end), KEY_C3: Key(.pageDown),
  ]
}
