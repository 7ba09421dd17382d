import Foundation
import Testing

@testable import HeliosTUI

/// The themes that come with the program.
@Suite struct ThemeFileTests {
  static let names = ["helios-dark", "helios-light", "high-contrast", "sixteen"]

  /// Reads the lines `"role" = "style"` of a theme; the program itself reads TOML in full.
  private func styles(_ name: String) throws -> [String: String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../themes").standardized
    let text = try String(contentsOf: folder.appending(path: name + ".toml"), encoding: .utf8)
    var styles: [String: String] = [:]
    for line in text.split(separator: "\n") where line.first == "\"" {
      let parts = line.split(separator: "\"")
      styles[String(parts[0])] = parts.count > 2 ? String(parts[2]) : ""
    }
    return styles
  }

  @Test(arguments: names) func everyStyleIsRight(name: String) throws {
    for (role, text) in try styles(name) {
      #expect(throws: Never.self, "\(role)") { try Style(parsing: text) }
    }
  }

  @Test(arguments: names) func everyThemeKnowsTheSameRoles(name: String) throws {
    let known = try Set(styles("helios-dark").keys)
    #expect(try Set(styles(name).keys) == known)
    let toolkit: [Role] = [
      .plain, .dim, .strong, .title, .titleFocused, .border, .borderFocused, .selection,
      .selectionIdle, .mark, .key, .hint, .good, .warning, .bad, .busy, .header, .badge, .bar, .tab,
      .tabCurrent, .match, .input, .placeholder, .progress, .progressRest, .scroll, .scrollTrack,
      .sheet, .button, .buttonCurrent,
    ]
    #expect(toolkit.filter { !known.contains($0.name) }.isEmpty)
  }

  /// 4.5 to 1 is what WCAG 2.1 asks of text; frames, tracks and line numbers only have to be seen.
  @Test(arguments: [("helios-dark", 0x191B20), ("helios-light", 0xFAFAF8)] as [(String, UInt32)])
  func wordsCanBeReadOnTheirGround(name: String, ground: UInt32) throws {
    let faint = ["border", "progress.rest", "scroll", "scroll.track", "log.number"]
    let selection = try Style(parsing: styles(name)["selection"] ?? "").background.value
    for (role, text) in try styles(name) where !faint.contains(role) {
      let style = try Style(parsing: text)
      guard let front = style.foreground.value else { continue }
      let back = style.background.value ?? ground
      #expect(contrast(front, back) >= 4.5, "\(role) \(contrast(front, back))")
      if let selection, style.background == .terminal {
        #expect(contrast(front, selection) >= 3, "\(role) selected \(contrast(front, selection))")
      }
    }
  }

  /// - Source: WCAG 2.1, "contrast ratio" and "relative luminance".
  private func contrast(_ one: UInt32, _ other: UInt32) -> Double {
    func linear(_ part: UInt32) -> Double {
      let part = Double(part & 0xFF) / 255
      return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    func luminance(_ value: UInt32) -> Double {
      let (red, green, blue) = (linear(value >> 16), linear(value >> 8), linear(value))
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }
}
