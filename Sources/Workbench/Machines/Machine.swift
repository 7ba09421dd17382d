import SystemPackage

/// A machine that Helios is built on: where it is, and where things are on it.
public struct Machine: Hashable, Sendable {
  /// The name it goes by on the screen.
  public var name: String
  /// Where `etc/os-release` is read: `/`, or another folder for a simulated or a mounted system.
  public var root: FilePath
  /// Folders put before the machine's own PATH.
  public var path: [FilePath]
  /// Where its job folders are kept; the machine's own XDG state folder if nil.
  public var stateFolder: FilePath?
  /// Whether it only answers like a Helios machine.
  public var isSimulated: Bool

  /// Makes a machine.
  public init(
    name: String, root: FilePath = "/", path: [FilePath] = [], stateFolder: FilePath? = nil,
    isSimulated: Bool = false
  ) {
    self.name = name
    self.root = root
    self.path = path
    self.stateFolder = stateFolder
    self.isSimulated = isSimulated
  }

  /// Where the operating system says what it is.
  public var osRelease: FilePath { root.appending("etc/os-release") }

  /// Lines of shell that give a script the machine's PATH and its folders.
  public var scriptHeading: String {
    let own = path.map { ShellWord.quoted($0.string) + ":" }.joined()
    let state = stateFolder.map { "XDG_STATE_HOME=\(ShellWord.quoted($0.string)); " } ?? ""
    return """
      PATH=\(own)$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH
      \(state)case ${XDG_STATE_HOME:-${HOME:-}} in
      /*) jobs=${XDG_STATE_HOME:-$HOME/.local/state}/heliosw/jobs ;;
      *) jobs= ;;
      esac
      """
  }
}
