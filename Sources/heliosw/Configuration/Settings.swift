import CPlatform
import HeliosTUI
import SystemPackage
import Workbench

/// The user's choices: `config/heliosw.toml` says what each is, and the user's own file overrides it.
struct Settings: Hashable, Sendable {
  /// How lines and signs are drawn.
  enum Drawing: String, Hashable, Sendable, CaseIterable {
    /// By the locale.
    case auto
    /// With box-drawing characters.
    case unicode
    /// With ASCII only.
    case ascii
  }

  /// The name of the theme.
  var theme = "helios-dark"
  /// How lines and signs are drawn.
  var drawing = Drawing.auto
  /// How ends and first failures are told.
  var notify = NotifySettings()
  /// How many ended jobs are kept when jobs are tidied up.
  var keptJobs = 100
  /// Where this machine's `etc/os-release` is read.
  var root: FilePath = "/"
  /// Folders put before this machine's PATH.
  var path: [FilePath] = []

  /// Reads the settings.
  ///
  /// - Throws: ``Problem`` that names the file and the key.
  static func read(_ resources: Resources?, _ process: ProcessEnvironment) throws(Problem)
    -> Settings
  {
    var settings = Settings()
    for file in files("heliosw.toml", resources, process) {
      let table = try TableReader(file)
      settings.theme = try table.text("theme") ?? settings.theme
      if let text = try table.text("drawing") {
        guard let drawing = Drawing(rawValue: text) else {
          throw table.wrong("drawing", nil, "one of auto, unicode, ascii, not \(text)")
        }
        settings.drawing = drawing
      }
      try settings.notify.take(table)
      if let count = try table.number("keep", in: "jobs") {
        guard count >= 0 else { throw table.wrong("keep", "jobs", "0 or more, not \(count)") }
        settings.keptJobs = count
      }
      if let root = try table.text("root", in: "local") {
        settings.root = try absolute(root, "root", table)
      }
      let path = try table.texts("path", in: "local")
      if !path.isEmpty {
        settings.path = []
        for folder in path { settings.path.append(try absolute(folder, "path", table)) }
      }
    }
    return settings
  }

  private static func absolute(
    _ text: String, _ key: String, _ table: TableReader
  ) throws(Problem) -> FilePath {
    guard text.hasPrefix("/") else {
      throw table.wrong(key, "local", "an absolute path, not \(text)")
    }
    return FilePath(text)
  }

  /// The theme, with its roles' styles.
  func readTheme(_ resources: Resources, _ process: ProcessEnvironment) throws(Problem) -> Theme {
    let places = [
      UserFolder.configuration.path(in: process.variables)?.appending("heliosw/themes"),
      resources.file("themes"),
    ].compactMap { $0?.appending("\(theme).toml") }
    guard !theme.contains("/"), let file = places.first(where: { access($0.string, R_OK) == 0 })
    else {
      throw Problem(
        .usage, "There is no theme \(theme).",
        hint: "Looked for \(places.map(\.string).joined(separator: ", ")).")
    }
    let table = try TableReader(file)
    var styles: [Role: Style] = [:]
    for key in table.keys(of: "styles") {
      guard let text = try table.text(key, in: "styles") else { continue }
      do {
        styles[Role(key)] = try Style(parsing: text)
      } catch {
        throw Problem(.usage, "\(file): styles.\(key) can't be understood: \(error).")
      }
    }
    return Theme(name: theme, styles: styles)
  }

  /// heliosw's own file, then the user's, where they are there.
  static func files(
    _ name: String, _ resources: Resources?, _ process: ProcessEnvironment
  ) -> [FilePath] {
    let own = UserFolder.configuration.path(in: process.variables)?
      .appending("heliosw").appending(name)
    let ours = [resources?.file("config").appending(name)].compactMap { $0 }
    return ours + [own].compactMap { $0 }.filter { access($0.string, F_OK) == 0 }
  }
}
