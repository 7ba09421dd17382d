import SystemPackage

/// The folders in which a program keeps what is a user's own.
///
/// - Source: XDG Base Directory Specification 0.8: a path that is not absolute does not count.
public enum UserFolder: Sendable {
  /// What can be made again.
  case cache
  /// What the user has set.
  case configuration

  private var variable: String {
    switch self {
    case .cache: "XDG_CACHE_HOME"
    case .configuration: "XDG_CONFIG_HOME"
    }
  }

  private var placeInHome: String {
    switch self {
    case .cache: ".cache"
    case .configuration: ".config"
    }
  }

  /// Where it is: the variable's path, else a folder below HOME; nil if neither is set to a path.
  ///
  /// - Parameter variables: The environment of the process.
  public func path(in variables: [String: String]) -> FilePath? {
    if let value = variables[variable], value.hasPrefix("/") { return FilePath(value) }
    guard let home = variables["HOME"], home.hasPrefix("/") else { return nil }
    return FilePath(home).appending(placeInHome)
  }
}
