/// How every role looks.
public struct Theme: Hashable, Sendable {
  /// What ground a theme is made for.
  public enum Ground: String, Hashable, Sendable {
    /// Light characters on dark.
    case dark
    /// Dark characters on light.
    case light
  }

  /// Its name, as in settings.
  public var name: String
  /// What ground it is made for; a terminal's own colours are not changed.
  public var ground: Ground
  /// The styles; a role that is missing takes its parent's.
  public var styles: [Role: Style]

  /// Makes a theme.
  public init(name: String, ground: Ground = .dark, styles: [Role: Style]) {
    self.name = name
    self.ground = ground
    self.styles = styles
  }

  /// The style of a role, or else of the nearest parent that has one, or else the terminal's own.
  public func style(of role: Role) -> Style {
    let layers = role.name.split(separator: "+")
    guard layers.count < 2 else {
      return layers.dropFirst().reduce(style(of: Role(String(layers[0])))) { upper, lower in
        upper.laid(over: style(of: Role(String(lower))))
      }
    }
    var next: Role? = role
    while let role = next {
      if let style = styles[role] { return style }
      next = role.parent
    }
    return Style()
  }
}

extension Theme {
  /// A theme for any terminal, out of its own sixteen colours.
  public static let standard = Theme(
    name: "standard",
    styles: [
      .dim: Style(attributes: .dim), .strong: Style(attributes: .bold),
      .title: Style(attributes: .bold), .titleFocused: Style(attributes: .bold),
      .border: Style(attributes: .dim), .borderFocused: Style(foreground: .palette(6)),
      .selection: Style(attributes: .reverse), .selectionIdle: Style(attributes: .underline),
      .mark: Style(foreground: .palette(3), attributes: .bold),
      .key: Style(foreground: .palette(6), attributes: .bold), .hint: Style(),
      .good: Style(foreground: .palette(2)), .warning: Style(foreground: .palette(3)),
      .bad: Style(foreground: .palette(1), attributes: .bold),
      .busy: Style(foreground: .palette(6)), .header: Style(attributes: .bold),
      .badge: Style(foreground: .palette(3)), .bar: Style(attributes: .reverse),
      .tabCurrent: Style(attributes: [.bold, .reverse]),
      .match: Style(foreground: .palette(3), attributes: [.bold, .underline]),
      .placeholder: Style(attributes: .dim), .progress: Style(foreground: .palette(2)),
      .progressRest: Style(attributes: .dim), .scrollTrack: Style(attributes: .dim),
      .buttonCurrent: Style(attributes: .reverse),
    ])
}
