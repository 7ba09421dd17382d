/// Tells which edition of nightly a gate has, by the expressions that its own script gives to grep.
///
/// Nothing else is compared: most changes to the script leave the rules as they were. But one
/// expression more or less, or another one, and the script is not recognised. What a script does not
/// do at all, such as packages, is not held against it.
///
/// - Source: illumos-gate usr/src/tools/scripts/nightly (nightly.sh in older gates), states of 2024-06 and
///   2024-09; `build`.
enum NightlyScript {
  /// The edition of a script; nil if its expressions are none of those known.
  static func edition(of script: String) -> NightlyRules.Edition? {
    let lines = logicalLines(of: script)
    let errors = expressions(in: passage(of: lines, behind: "==== Build errors"))
    let warnings = expressions(in: passage(of: lines, behind: "==== Build warnings"))
    let packages = expressions(in: passage(of: lines, behind: "==== package build errors"))
    guard [[], warningsOnce, warningsNow].contains(warnings) else { return nil }
    return NightlyRules.Edition.allCases.first { edition in
      errors == self.errors(in: edition) && [[], self.packages(in: edition)].contains(packages)
    }
  }

  /// What is asked of a gate: its script, as far as one could be that long.
  static func probe(of gate: Gate) -> Probe<NightlyRules> {
    let folder = gate.sources.appending("tools/scripts")
    let files = ["nightly", "nightly.sh"].map { folder.appending($0).quoted }
    let script = """
      for file in \(files.joined(separator: " ")); do
        if [ -f "$file" ]; then exec dd bs=65536 count=16 2>/dev/null <"$file"; fi
      done
      """
    return Probe(script) { answer throws(Problem) in
      guard !answer.output.isEmpty else { return NightlyRules(.newest, from: .noScript) }
      return edition(of: answer.text).map { NightlyRules($0, from: .script) }
        ?? NightlyRules(.newest, from: .unknownScript)
    }
  }
}

extension NightlyScript {
  private static let hosts = "!Ignoring unknown host"
  private static let change = "!: (Entering|Leaving) directory "

  private static func errors(in edition: NightlyRules.Edition) -> Set<String> {
    let isOld = edition == .june2024
    let behind = GrepCall.normal(isOld ? "[: \t\\n]" : "[:\t ]")
    let words = "(^dmake:|\(GrepCall.normal("[\t ]"))error\(behind)|ld: guidance:)"
    let always: Set = [
      ":", words, hosts, "!cc .* -o error ", "!warning", "bootblock image is .* bytes too big",
    ]
    return isOld ? always : always.union([change])
  }

  private static func packages(in edition: NightlyRules.Edition) -> Set<String> {
    let always: Set = ["dmake|ERROR|WARNING", ":", "!PSTAMP", hosts]
    switch edition {
    case .june2024: return always
    case .september2024: return always.union(["!dmake: (Entering|Leaving) directory "])
    case .year2026: return always.union([change])
    }
  }

  private static let exceptions: Set = [
    "!^tic:", "!symbol (`|')timezone' has differing types:", "!parameter <PSTAMP> set to", hosts,
    "!redefining segment flags attribute for",
  ]
  /// Two ways to write the same.
  private static let warningsOnce = exceptions.union(["~warn:|warning:"])
  private static let warningsNow = exceptions.union(["~warn(ing)?:"])

  /// The lines of a script, those joined that a backslash continues, without comments.
  private static func logicalLines(of script: String) -> [Substring] {
    let joined = script.replacing("\\\n", with: " ")
    return joined.split(separator: "\n").filter { line in
      !line.drop { $0 == " " || $0 == "\t" }.hasPrefix("#")
    }
  }

  /// The lines from the one that names a section of the summary to the next such line.
  private static func passage(of lines: [Substring], behind title: String) -> ArraySlice<Substring>
  {
    guard let start = lines.firstIndex(where: { $0.contains(title) }) else { return [] }
    let rest = lines[(start + 1)...]
    return rest.prefix { !$0.contains("==== ") }
  }

  private static func expressions(in lines: ArraySlice<Substring>) -> Set<String> {
    Set(lines.flatMap { GrepCall.calls(in: $0).map(\.key) })
  }
}
