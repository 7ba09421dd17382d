import CPlatform
import SystemPackage
import Workbench

/// The files that heliosw brings: `config`, `themes` and `demo`.
struct Resources: Sendable {
  /// The folder that holds the three.
  var folder: FilePath

  /// Finds the folder: `../share/heliosw` beside an installed program, else the checkout the program was built in.
  ///
  /// - Throws: ``Problem`` that names where it looked.
  static func find(from executable: FilePath?) throws(Problem) -> Resources {
    var places: [FilePath] = []
    if let executable {
      let bin = executable.removingLastComponent()
      places.append(bin.removingLastComponent().appending("share/heliosw"))
      var folder = bin
      while folder.removeLastComponent() { places.append(folder) }
    }
    let found = places.first { access($0.appending("demo/make-world").string, R_OK) == 0 }
    guard let found else {
      throw Problem(
        .failed,
        "heliosw's own files (keys, themes, demo) were not found beside \(executable?.string ?? "it").",
        hint: "Install it with make install PREFIX=..., or run it in its checkout.")
    }
    return Resources(folder: found)
  }

  /// A file among them.
  func file(_ name: String) -> FilePath { folder.appending(name) }
}
