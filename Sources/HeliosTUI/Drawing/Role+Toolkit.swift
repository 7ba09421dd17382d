/// The roles that the toolkit's own widgets draw with.
extension Role {
  /// Ordinary text.
  public static let plain = Role(id: 0)
  /// Text that matters less: ages, units, what is not there.
  public static let dim: Role = "dim"
  /// Text that matters more.
  public static let strong: Role = "strong"
  /// The title of a box or sheet.
  public static let title: Role = "title"
  /// The title of the box that has the keys.
  public static let titleFocused: Role = "title.focused"
  /// The frame of a box.
  public static let border: Role = "border"
  /// The frame of the box that has the keys.
  public static let borderFocused: Role = "border.focused"
  /// The selected row of the list that has the keys.
  public static let selection: Role = "selection"
  /// The selected row of a list that does not have the keys.
  public static let selectionIdle: Role = "selection.idle"
  /// The sign of a row that the user marked.
  public static let mark: Role = "mark"
  /// A key to press, in hints and help.
  public static let key: Role = "key"
  /// What a key does, and other advice.
  public static let hint: Role = "hint"
  /// Something as it should be.
  public static let good: Role = "good"
  /// Something to look at.
  public static let warning: Role = "warning"
  /// Something that failed or is destructive.
  public static let bad: Role = "bad"
  /// Something under way.
  public static let busy: Role = "busy"
  /// The titles of a table's columns.
  public static let header: Role = "header"
  /// A count or state beside a name.
  public static let badge: Role = "badge"
  /// A line across the screen: identity at the top, status at the bottom.
  public static let bar: Role = "bar"
  /// A tab that is not the current one.
  public static let tab: Role = "tab"
  /// The current tab.
  public static let tabCurrent: Role = "tab.current"
  /// What a search or a filter found.
  public static let match: Role = "match"
  /// The text in an input line.
  public static let input: Role = "input"
  /// What an empty input line asks for.
  public static let placeholder: Role = "input.placeholder"
  /// The done part of a progress bar.
  public static let progress: Role = "progress"
  /// The part of a progress bar still to do.
  public static let progressRest: Role = "progress.rest"
  /// The part of a scroll bar that stands for what is shown.
  public static let scroll: Role = "scroll"
  /// The rest of a scroll bar.
  public static let scrollTrack: Role = "scroll.track"
  /// The ground of a sheet over the screen.
  public static let sheet: Role = "sheet"
  /// A choice at the bottom of a sheet.
  public static let button: Role = "button"
  /// The choice that Enter takes.
  public static let buttonCurrent: Role = "button.current"
}
