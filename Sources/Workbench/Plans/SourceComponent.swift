import SystemPackage

/// The component of a source tree that something belongs to: the nearest directory with a Makefile.
public struct SourceComponent: Hashable, Sendable {
  /// What was asked about, below usr/src.
  public var asked: String
  /// The directory below usr/src; nil if there is none.
  public var directory: String?
  /// Whether what was asked about is there.
  public var exists: Bool

  /// Makes an answer.
  public init(asked: String, directory: String?, exists: Bool = true) {
    self.asked = asked
    self.directory = directory
    self.exists = exists
  }

  /// The directory.
  ///
  /// - Throws: ``Problem`` (refused) that says why there is none.
  func found(in gate: Gate) throws(Problem) -> String {
    guard exists else {
      throw Problem(
        .refused, "\(asked) is not in \(gate.sources).",
        hint: "A component is a directory there, such as cmd/id, lib/libzfs or uts/intel/zfs.")
    }
    guard let directory else {
      throw Problem(
        .refused, "\(asked) belongs to no component that can be built by itself.",
        hint: "Name the directory whose Makefile builds it; for kernel sources, one in uts/intel.")
    }
    return directory
  }

  /// The path below usr/src that a person means: whole paths, and ones that begin at the top of the gate, are cut.
  ///
  /// - Returns: nil for one that leads out of the tree.
  static func path(_ word: String, in gate: Gate) -> String? {
    var path = FilePath(word)
    if path.isAbsolute {
      guard path.removePrefix(gate.path) else { return nil }
    }
    path = path.lexicallyNormalized()
    _ = path.removePrefix("usr/src")
    let parts = path.components.map(\.string)
    guard !parts.isEmpty, !parts.contains("..") else { return nil }
    return parts.joined(separator: "/")
  }

  /// Asks for the components of paths below usr/src, in their order, then for those of the files that git says are changed.
  static func probe(
    _ gate: Gate, _ paths: [String], changed: Changed = .notAsked
  ) -> Probe<[SourceComponent]> {
    let words = paths.map { "tell \(ShellWord.quoted($0))\n" }.joined()
    let git = """
      git -c core.quotePath=false -C \(gate.path.quoted) diff --name-only HEAD -- usr/src
      git -c core.quotePath=false -C \(gate.path.quoted) ls-files -o --exclude-standard -- usr/src
      """
    let files =
      changed == .asked
      ? "{\n\(git)\n} 2>/dev/null | while IFS= read -r file; do tell \"${file#usr/src/}\"; done\n"
      : ""
    return Probe(
      "cd \(gate.sources.quoted) 2>/dev/null || exit 0\n\(finder)\n\(words)\(files)"
    ) { (answer) throws(Problem) in
      answer.text.split(separator: "\n").compactMap { line in
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 3 else { return nil }
        return SourceComponent(
          asked: String(fields[2]), directory: fields[1].isEmpty ? nil : String(fields[1]),
          exists: fields[0] == "there")
      }
    }
  }

  /// Whether changed files are asked for.
  enum Changed: Sendable {
    case asked, notAsked
  }

  /// Kernel sources are shared between modules: a module of the same name as one of their folders builds them, as a rule.
  private static let finder = """
    find_component() {
      at=$1
      case $at in
      uts/*/*/*)
        if [ ! -f "$at/Makefile" ]; then
          while [ "${at#uts/*/}" != "$at" ]; do
            for module in "uts/intel/${at##*/}" "uts/i86pc/${at##*/}"; do
              if [ -f "$module/Makefile" ]; then echo "$module"; return; fi
            done
            at=${at%/*}
          done
          return
        fi ;;
      esac
      while [ ! -f "$at/Makefile" ]; do
        case $at in */*) at=${at%/*} ;; *) return ;; esac
      done
      case $at in */*) echo "$at" ;; "$1") echo "$at" ;; esac
    }
    tell() {
      if [ -e "$1" ]; then printf 'there\\t%s\\t%s\\n' "$(find_component "$1")" "$1"
      else printf 'missing\\t\\t%s\\n' "$1"; fi
    }
    """
}
