extension Mouse {
  /// Reads the numbers of a report in the form of mode 1006: button and modifiers, column, row.
  ///
  /// - Parameters:
  ///   - report: What stands between `<` and the final letter, such as `0;12;4`.
  ///   - isRelease: Whether that letter was `m`.
  /// - Source: XTerm Control Sequences, "Mouse Tracking": 4 is shift, 8 alt, 16 control, 64 and 65 the wheel; cells
  ///   are numbered from 1.
  init?(report: String, isRelease: Bool) {
    let numbers = report.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3, let code = numbers[0], let column = numbers[1], let row = numbers[2],
      code & 32 == 0, column > 0, row > 0
    else { return nil }
    var modifiers: Key.Modifiers = []
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.control) }
    let action: Action
    switch code & ~28 {
    case 0...2: action = isRelease ? .release(button: code & 3 + 1) : .press(button: code & 3 + 1)
    case 64: action = .wheelUp
    case 65: action = .wheelDown
    default: return nil
    }
    self.init(action, at: Point(column: column - 1, row: row - 1), modifiers: modifiers)
  }
}
