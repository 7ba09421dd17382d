/// How many colours a terminal has.
public enum ColorDepth: Int, Hashable, Sendable, Comparable {
  /// None; only bold, reverse and their like.
  case mono = 0
  /// The eight of old.
  case eight = 8
  /// Those and their bright forms.
  case sixteen = 16
  /// The palette of xterm.
  case palette = 256
  /// Red, green and blue with 8 bits each.
  case full = 16_777_216

  /// Fewer colours first.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The most that a terminal of so many colours offers.
  public init(colours: Int) {
    self =
      [.full, .palette, .sixteen, .eight].first { $0.rawValue <= colours } ?? .mono
  }
}

extension Color {
  /// The nearest colour that a terminal of a depth can show.
  ///
  /// With full colour the first eight palette colours stay as they are, since they are the
  /// terminal's own, and the others become red, green and blue: in ncurses' direct colour mode no
  /// number means them.
  public func quantised(to depth: ColorDepth) -> Color {
    switch (self, depth) {
    case (.terminal, _), (_, .mono): .terminal
    case (.palette(let index), .full): index < 8 ? self : .rgb(Palette.rgb(of: index))
    case (.rgb, .full): self
    case (.palette, .palette): self
    case (.rgb(let red, let green, let blue), .palette):
      .palette(Palette.nearest(red, green, blue, among: 16..<256))
    case (.palette(let index), _):
      index < depth.rawValue ? self : Color.rgb(Palette.rgb(of: index)).quantised(to: depth)
    case (.rgb(let red, let green, let blue), _):
      .palette(Palette.nearest(red, green, blue, among: 0..<UInt16(depth.rawValue)))
    }
  }

  /// The colour as `0xRRGGBB`; nothing for the terminal's own.
  var value: UInt32? {
    switch self {
    case .terminal: nil
    case .palette(let index): Palette.rgb(of: index)
    case .rgb(let red, let green, let blue):
      UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    }
  }
}

/// The 256 colours of xterm.
enum Palette {
  /// The first sixteen, as xterm has them; terminals differ here.
  private static let base: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F,
    0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]

  /// - Source: xterm's 256colres.pl: levels 0, 95, 135, 175, 215, 255 and greys 8, 18 … 238.
  static func rgb(of index: UInt8) -> UInt32 {
    if index < 16 { return base[Int(index)] }
    if index >= 232 { return (8 + 10 * UInt32(index - 232)) * 0x010101 }
    let cube = UInt32(index - 16)
    func level(_ step: UInt32) -> UInt32 { step == 0 ? 0 : 55 + 40 * step }
    return level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6)
  }

  /// The index whose colour is nearest to the eye; the first of several.
  static func nearest(
    _ red: UInt8, _ green: UInt8, _ blue: UInt8, among indexes: Range<UInt16>
  ) -> UInt8 {
    var best: (index: UInt8, distance: Int) = (0, .max)
    for candidate in indexes {
      let index = UInt8(candidate)
      let value = Int(rgb(of: index))
      let differences = (
        Int(red) - value >> 16, Int(green) - value >> 8 & 0xFF, Int(blue) - value & 0xFF
      )
      let distance = weighed(differences.0, differences.1, differences.2, red: Int(red))
      if distance < best.distance { best = (index, distance) }
    }
    return best.index
  }

  /// The square of a distance as the eye weighs it, the "redmean" approximation of CIELUV.
  private static func weighed(_ red: Int, _ green: Int, _ blue: Int, red mean: Int) -> Int {
    (512 + mean) * red * red + 1024 * green * green + (767 - mean) * blue * blue
  }
}
