import CPlatform
import SystemPackage

/// What the process was started with: read here, once, and handed on as values.
struct ProcessEnvironment: Sendable {
  /// The environment's variables.
  var variables: [String: String]
  /// The folder it was started in.
  var directory: FilePath
  /// The program's own file, with its links followed.
  var executable: FilePath?

  /// Reads the process.
  static func current() -> ProcessEnvironment {
    var variables: [String: String] = [:]
    var next = heliosw_environ()
    while let pointer = next, let entry = pointer.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") {
        variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      next = pointer.advanced(by: 1)
    }
    return ProcessEnvironment(
      variables: variables, directory: workingDirectory(variables["PWD"]),
      executable: FilePath("/proc/self/exe").resolved)
  }

  /// The shell's idea of the folder keeps links the user went through; it counts only if it is the same folder.
  private static func workingDirectory(_ shells: String?) -> FilePath {
    let real = FilePath("/proc/self/cwd").resolved ?? "/"
    guard let shells, shells.hasPrefix("/"), FilePath(shells).resolved == real else { return real }
    return FilePath(shells)
  }
}
