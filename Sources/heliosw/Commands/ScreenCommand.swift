import ArgumentParser
import Glibc
import HeliosTUI
import SystemPackage
import Workbench

/// `heliosw` without a command: the workbench on the screen.
struct ScreenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen", abstract: "Open the workbench (what heliosw does without a command).")

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await reporting {
      try await Workplace.open(common)
    }
  }
}

/// The workbench on a real terminal.
enum Workplace {
  /// Shows the workbench on the workspace that is found; where none was named and none is found, it offers to make one.
  static func open(_ options: CommonOptions) async throws {
    let process = ProcessEnvironment.current()
    let named = process.variables[Workspace.variable]?.isEmpty == false
    let found: Wiring
    do {
      found = try await Wiring.find(options)
    } catch let problem where problem.kind == .usage {
      guard options.workspace == nil, !options.demo, !named,
        isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1
      else { throw problem }
      return try await openWithoutWorkspace(options, process)
    }
    try await open(found)
  }

  private static func openWithoutWorkspace(
    _ options: CommonOptions, _ process: ProcessEnvironment
  ) async throws {
    let home = process.variables["HOME"].map { FilePath($0) } ?? process.directory
    let folder = home.appending("helios")
    let wiring = try await Wiring.find(options, root: folder)
    try await open(wiring, beginning: Beginning(searched: process.directory, folder: folder))
  }

  /// Shows the workbench until the user quits.
  ///
  /// - Parameter beginning: What is known of a workspace that is to be made, if there is none.
  static func open(
    _ wiring: Wiring, view: View = .dashboard, log: FirstLook? = nil, beginning: Beginning? = nil
  ) async throws {
    let resources = try Resources.find(from: wiring.process.executable)
    let settings = try Settings.read(resources, wiring.process)
    let theme = try settings.readTheme(resources, wiring.process)
    let keys = try KeyMap.read(resources, wiring.process)
    var app = App(
      place: wiring.place, keys: keys, shell: wiring.process.variables["SHELL"] ?? "/bin/sh")
    app.state.view = view
    app.state.beginning = beginning
    if beginning != nil { app.state.place.workspace = "no workspace" }
    app.state.now = Moment.now
    if let log { app.open(first: log) }
    app.state.told.settings = settings.notify
    let status = try await show(app, theme, settings, wiring)
    guard status == 0 else { throw ExitCode(status) }
  }

  @MainActor private static func show(
    _ app: App, _ theme: Theme, _ settings: Settings, _ wiring: Wiring
  ) async throws -> Int32 {
    let terminal: CursesTerminal
    do {
      terminal = try CursesTerminal(
        theme: theme, environment: wiring.process.variables, glyphs: settings.glyphs)
    } catch {
      throw Problem(
        .refused, "The workbench can't be shown: \(error).",
        hint: "heliosw status tells the same without a screen; heliosw --help lists the rest.")
    }
    let engine = Engine(wiring)
    let runtime = Runtime(program: app, terminal: terminal) { work, mailbox in
      await engine.perform(work, mailbox)
    }
    return await runtime.run()
  }
}

extension Settings {
  /// The characters for lines and signs; nil if the locale decides.
  var glyphs: Glyphs? {
    switch drawing {
    case .auto: nil
    case .unicode: .unicode
    case .ascii: .ascii
    }
  }
}

extension Wiring {
  /// What the first line of the screen says.
  var place: AppState.Place {
    AppState.Place(
      machine: site.machine.name, isSimulated: site.machine.isSimulated,
      workspace: shortened(site.workspace.root), gate: site.workspace.mainGate.name,
      gatePath: site.workspace.mainGate.path,
      bldenv: process.variables["CODEMGR_WS"].flatMap { $0.isEmpty ? nil : $0 },
      isInTmux: process.variables["TMUX"]?.isEmpty == false)
  }

  private func shortened(_ path: FilePath) -> String {
    guard let home = process.variables["HOME"].map({ FilePath($0) }), path.starts(with: home),
      path != home
    else { return path.string }
    var rest = path
    guard rest.removePrefix(home) else { return path.string }
    return "~/\(rest)"
  }
}
