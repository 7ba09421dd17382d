import HeliosTUI
import Workbench

@testable import heliosw

/// A workbench on a bench: events go in, what it wants done comes out, and it can be looked at.
struct Bench {
  private(set) var app: App
  var state: AppState { app.state }

  /// A workbench that was just opened and has been told things.
  init(
    _ size: Size = Size(columns: 80, rows: 24), _ messages: [Message] = [],
    at place: AppState.Place = MadeUp.place, telling settings: NotifySettings = NotifySettings(),
    beginning: Beginning? = nil
  ) throws {
    app = App(place: place, keys: try MadeUp.keys(), shell: "/bin/sh")
    app.state.now = MadeUp.now
    app.state.told.settings = settings
    app.state.beginning = beginning
    _ = app.update(.resize(size))
    take(messages)
  }

  /// Presses keys, by the names that the keymap has for them; gives what all of them asked for.
  @discardableResult
  mutating func press(_ names: String...) -> [Effect<Work>] {
    names.flatMap { name in Key(name).map { app.update(.key($0)) } ?? [] }
  }

  /// Types a text.
  @discardableResult
  mutating func type(_ text: String) -> [Effect<Work>] {
    text.flatMap { app.update(.key(.character($0))) }
  }

  @discardableResult
  mutating func take(_ messages: Message...) -> [Effect<Work>] { take(messages) }

  @discardableResult
  mutating func take(_ messages: [Message]) -> [Effect<Work>] {
    messages.flatMap { app.update(.message($0)) }
  }

  @discardableResult
  mutating func update(_ event: Event<Message>) -> [Effect<Work>] { app.update(event) }

  /// What is drawn now.
  func surface(_ glyphs: Glyphs = .unicode) -> Surface {
    var surface = Surface(size: app.state.size, glyphs: glyphs)
    app.draw(on: &surface)
    return surface
  }

  var screen: String { surface().text }
  var lines: [String] { surface().lines }
  /// The line for words at the bottom.
  var lastLine: String { (lines.last ?? "").trimmed }
}

extension String {
  /// Without the blanks at both ends.
  var trimmed: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
