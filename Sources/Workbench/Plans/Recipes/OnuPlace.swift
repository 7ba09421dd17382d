import SystemPackage

/// Where `onu` puts transformed packages and a depot its things, by helios-build's own rule.
///
/// - Source: helios tools/helios-build/src/main.rs: `-s X` gives `onu.X`; else `-g` gives `onu.gate-NAME`; else, for `onu`, `-l` gives
///   `onu.port-PORT`; else `onu`. The same for `depot`.
struct OnuPlace: Hashable, Sendable {
  /// What tells it from the workspace's own `onu`.
  let suffix: String?
  /// The folder with `repo.redist` in it.
  let folder: FilePath
  /// The folder of the depot's log and writable root.
  let depot: FilePath
  /// What marks the folders of one run, so that no two runs meet.
  let token: String

  init(suffix: String?, in workspace: Workspace, token: String) {
    self.suffix = suffix
    self.token = token
    let end = suffix.map { ".\($0)" } ?? ""
    folder = workspace.temporaryFolder.appending("onu\(end)")
    depot = workspace.temporaryFolder.appending("depot\(end)")
  }

  /// The repository, at the same path as the real tool's.
  var repository: FilePath { folder.appending("repo.redist") }

  /// Where it is prepared.
  var new: FilePath { FilePath("\(folder.string).new-\(token)") }

  /// Where the one that it replaces goes for a moment.
  var old: FilePath { FilePath("\(folder.string).old-\(token)") }

  /// That no depot serves the repository, whoever started it.
  var isUnserved: Step.Requirement {
    .init(
      "a depot serves \(repository): stop it first, or choose another suffix with -s",
      .unserved(folder))
  }
}

extension RecipeArguments {
  /// The suffix that was chosen.
  ///
  /// - Throws: ``Problem`` (usage) for one that is no part of a folder's name.
  var onuSuffix: String? {
    get throws(Problem) {
      guard let suffix = values["suffix"] else { return nil }
      let isPlain = suffix.utf8.allSatisfy {
        $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
          || ($0 < 128 && Character(UnicodeScalar($0)).isLetter)
          || (48...57).contains($0)
      }
      guard !suffix.isEmpty, isPlain, !suffix.hasPrefix("new-"), !suffix.hasPrefix("old-") else {
        throw Problem(
          .usage, "\(suffix.isEmpty ? "An empty word" : suffix) can't be a suffix.",
          hint: "Letters, digits, and . _ - make one: onu.SUFFIX is a folder in tmp.")
      }
      return suffix
    }
  }

  /// The port that was chosen.
  ///
  /// - Throws: ``Problem`` (usage) for one that is none.
  var port: Int? {
    get throws(Problem) {
      guard let word = values["port"] else { return nil }
      guard let port = Int(word), (1...65_535).contains(port) else {
        throw Problem(.usage, "\(word) is no port: 1 to 65535 are.")
      }
      return port
    }
  }

  /// The flavour that was chosen, if one was.
  var flavour: Gate.Variant? {
    has("debug") ? .debug : has("non-debug") ? .nonDebug : nil
  }
}

/// The options of everything that begins with the packages of a build.
extension RecipeOption {
  static let onuGate = RecipeOption(
    "gate", "g", .path("DIR"), help: "The packages of another gate.")
  static let onuSuffix = RecipeOption(
    "suffix", "s", .word("SUFFIX"), help: "Work in tmp/onu.SUFFIX, beside others.")
  static let onuPort = RecipeOption(
    "port", "l", .word("PORT"), help: "The port of the depot; 7891 if none is given.")
  static let onuDebug = RecipeOption(
    "debug", "d", excludes: ["non-debug"], help: "The DEBUG packages.")
  static let onuNonDebug = RecipeOption(
    "non-debug", "n", help: "The packages without DEBUG, also if DEBUG ones are newer.")
}

extension RecipeChoice {
  /// Which of the packages that were built.
  static let flavour = RecipeChoice(
    "packages",
    [
      .init(
        "as built", [], help: "What there is; of both, those without DEBUG unless they are older."),
      .init("non-DEBUG", ["non-debug"], help: "Those without DEBUG."),
      .init("DEBUG", ["debug"], help: "Those with DEBUG."),
    ])
}
