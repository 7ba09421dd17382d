/// A view that is not there yet: its key, and the reason that is given.
struct ComingView: Hashable, Sendable {
  var key: String
  var title: String

  /// What is said when its key is pressed.
  var reason: String { "\(title): not there yet; a later version brings it." }

  /// All of them.
  static let all = [
    ComingView(key: "4", title: "Errors"), ComingView(key: "7", title: "Images"),
  ]
}
