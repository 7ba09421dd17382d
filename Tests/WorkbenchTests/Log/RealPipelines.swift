import SystemPackage

@testable import Workbench

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Nightly's own pipelines of grep and sed, as its script has them, run on a file.
///
/// `-a` is ours: GNU grep takes a file with NUL bytes for a binary one. `${MAKE}` is `dmake`.
enum RealPipelines {
  /// The pipelines that list a phase's errors; together they are what nightly puts into mail_msg.
  static func errors(_ rules: RuleSet, _ edition: NightlyRules.Edition) -> [String] {
    let tab = "\t"
    let isOld = edition == .june2024
    let behind = isOld ? #"[: \#(tab)\n]"# : "[:\(tab) ]"
    let change = isOld ? "cat" : #"grep -aEv ": (Entering|Leaving) directory ""#
    let host = #"grep -aEv "Ignoring unknown host""#
    switch rules {
    case .source:
      return [
        #"grep -aE ":" "$1" | grep -aE -e "(^dmake:|[\#(tab) ]error\#(behind)|ld: guidance:)" | "#
          + #"\#(change) | \#(host) | grep -aEv "cc .* -o error " | grep -aEv "warning""#,
        #"sed -n "/^Undefined[\#(tab) ]*first referenced\$/,/^ld: fatal:/p" < "$1""#,
        #"grep -a "bootblock image is .* bytes too big" "$1""#,
      ]
    case .tools:
      return [
        #"grep -aE ":" "$1" | grep -aE -e "(dmake:|[\#(tab) ]error\#(behind))" | "#
          + #"\#(change) | \#(host) | grep -aEv warning"#
      ]
    case .bootstrap:
      return [
        #"grep -aE ":" "$1" | grep -aE -e "(dmake:|[\#(tab) ]error\#(behind))" | "#
          + #"\#(change) | grep -aEv warning"#
      ]
    case .clobber: return [#"grep -a "dmake:" "$1" | \#(change) | \#(host)"#]
    case .toolsClobber: return [#"grep -a "dmake:" "$1" | \#(change)"#]
    case .packages:
      let change =
        edition == .september2024
        ? #"grep -aEv "dmake: (Entering|Leaving) directory ""# : change
      return [
        #"grep -aE "dmake|ERROR|WARNING" "$1" | grep -a ':' | grep -av PSTAMP | "#
          + "\(change) | \(host)"
      ]
    case .signing: return [#"grep -aE 'WARNING|ERROR' "$1""#]
    case .check: return [#"grep -a ":" "$1" | \#(change) | \#(host)"#]
    case .lint:
      return [
        #"\#(change) < "$1" | grep -aEv 'Lint engine setup|Starting lint run' | grep -av '^$'"#
      ]
    case .everyLine: return [#"grep -av '^$' "$1""#]
    case .environment, .none: return ["true"]
    }
  }

  /// The pipeline that lists the warnings of the source.
  static let warnings =
    #"grep -aEi 'warn(ing)?:' "$1" | grep -aEv '^tic:' | "#
    + #"grep -aEv "symbol (\`|')timezone' has differing types:" | "#
    + #"grep -aEv "parameter <PSTAMP> set to" | grep -aEv "Ignoring unknown host" | "#
    + #"grep -aEv "redefining segment flags attribute for""#

  /// The lines that a pipeline prints for a file.
  static func lines(of pipeline: String, on file: FilePath) throws -> [[UInt8]] {
    let output = FilePath(file.string + ".out")
    try run("{ \(pipeline); } > \"$2\"", file.string, output.string)
    let result = try LogFile(output)
    let bytes = try result.bytes(at: 0, count: Int(try result.size()))
    return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
      .map(Array.init)
  }

  /// Runs a script of the POSIX shell in the C locale, with nothing blocked or ignored.
  private static func run(_ script: String, _ arguments: String...) throws {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let words = ["sh", "-c", script, "sh"] + arguments
    var pointers = words.map { strdup($0) } + [nil]
    var environment = [strdup("LC_ALL=C"), strdup("PATH=/usr/bin:/bin"), nil]
    defer { (pointers + environment).forEach { free($0) } }
    var pid = pid_t()
    let result = posix_spawn(&pid, "/bin/sh", nil, &attributes, &pointers, &environment)
    guard result == 0 else { throw Errno(rawValue: result) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
  }
}
