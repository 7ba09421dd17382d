import HeliosTUI

extension App {
  /// The smallest screen that is drawn on.
  static let least = Size(columns: 40, rows: 10)

  func draw(on surface: inout Surface) {
    guard surface.size.columns >= Self.least.columns, surface.size.rows >= Self.least.rows else {
      surface.write("heliosw needs", column: 0, row: 0, as: .plain)
      surface.write("40x10 cells", column: 0, row: 1, as: .plain)
      return
    }
    let chrome = Chrome(state: state, keys: keys)
    let place = chrome.draw(on: &surface)
    surface.within(place) { state.view.panel.draw(state, on: &$0) }
    chrome.drawLastLine(on: &surface, row: surface.size.rows - 1)
    for overlay in state.overlays { draw(overlay, on: &surface) }
  }

  private func draw(_ overlay: Overlay, on surface: inout Surface) {
    switch overlay {
    case .actions(let actions): ActionsOverlay(actions: actions).draw(on: &surface)
    case .question(let sheet, _): sheet.draw(on: &surface)
    case .confirm(let sheet): sheet.sheet.draw(on: &surface)
    case .text(let title, let view): TextOverlay(title: title, view: view).draw(on: &surface)
    case .form(let form): form.draw(on: &surface)
    case .list(let list): list.draw(on: &surface)
    case .prompt: break
    }
  }
}
