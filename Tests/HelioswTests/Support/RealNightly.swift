import SystemPackage

/// The pipelines by which nightly finds the errors and warnings of the source, run by real greps.
///
/// Source: illumos-gate usr/src/tools/scripts/nightly.sh, `build`; `-n` is ours, and so is what the
/// warnings' second grep does to pass over the line number.
enum RealNightly {
  /// Prints the numbers of the lines between a log's banners of the source, beginning at 1, with
  /// what nightly counts them as, as `heliosw log classify` does.
  static let script = #"""
    tab=$(printf '\t')
    first=$(grep -n '^==== Building OS-Net source' "$1" | sed 's/:.*//')
    last=$(grep -n '^==== Ended OS-Net source build' "$1" | sed 's/:.*//')
    sed -n "$((first + 1)),$((last - 1))p" "$1" >"$2"
    {
      grep -nE "(^dmake:|[$tab ]error[:$tab ]|ld: guidance:)" "$2" | grep ':.*:' |
        grep -Ev ': (Entering|Leaving) directory |Ignoring unknown host|cc .* -o error |warning' |
        sed "s/:.*/${tab}nightly-error/"
      sed -n "/^Undefined[$tab ]*first referenced\$/,/^ld: fatal:/{=;}" "$2" |
        sed "s/\$/${tab}nightly-error/"
      grep -nEi 'warn(ing)?:' "$2" | grep -Ev '^[0-9]*:tic:|Ignoring unknown host' |
        sed "s/:.*/${tab}nightly-warning/"
    } | awk -F"$tab" -v skip="$first" '{ print $1 + skip "\t" $2 }' | sort -t"$tab" -k1,1n -k2 -u
    """#

  /// The lines of a log that are counted in its source.
  static func counted(
    in log: FilePath, by program: ProgramUnderTest
  ) async throws -> [String] {
    let part = program.home.path.appending("part")
    return try await program.shell("set -- '\(log)' '\(part)'\n\(script)").lines
  }
}
