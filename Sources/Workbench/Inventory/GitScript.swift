import SystemPackage

/// The one shell script that asks git about every clone of a machine.
///
/// The clones are asked side by side by a few lanes. A lane keeps an answer in a variable and
/// writes it in one go while it holds a token, so that answers never mix and each arrives as soon
/// as it is known; nothing is written to disk. A variable can't hold NUL, so that git is asked for
/// lines with quoted paths and not for `-z`. Everything in it is POSIX: it runs in dash, bash and
/// ksh93.
public struct GitScript: Hashable, Sendable {
  /// The clones to ask, in the order in which they are begun: the largest should come first.
  public var paths: [FilePath]
  /// How many are asked at once.
  public var lanes: Int
  /// A word that no answer can contain by chance; it marks where answers begin and end.
  public var nonce: String

  /// Makes a script.
  ///
  /// - Parameters:
  ///   - paths: Absolute paths of clones; a frame's number is the place in this list, from 1.
  ///   - lanes: How many are asked at once; fewer where there are fewer clones.
  ///   - nonce: Hexadecimal digits; a random one by default.
  public init(paths: [FilePath], lanes: Int = 3, nonce: String = GitScript.randomNonce()) {
    self.paths = paths
    self.lanes = max(1, min(lanes, paths.count))
    self.nonce = nonce
  }

  /// Returns 128 random bits in hexadecimal digits.
  public static func randomNonce() -> String {
    (0..<4).map { _ in
      let digits = String(UInt32.random(in: 0...UInt32.max), radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }
}

extension GitScript {
  /// The words of the status command, as they can be shown; the script adds `-C` by going there
  /// itself.
  public static let statusCommand = """
    git --no-optional-locks status --porcelain=v2 --branch --show-stash --ahead-behind \
    --untracked-files=normal
    """

  /// The whole script, for the standard input of `/bin/sh -s`.
  public var text: String {
    """
    main() {
    nonce=\(nonce)
    \(Self.environment)
    \(Self.prologue)
    path_of() {
      case $1 in
    \(cases)
      *) return 1 ;;
      esac
    }
    \(Self.functions)
    \(lanes > 1 ? Self.sideBySide(lanes) : Self.oneAfterAnother)
    }
    main </dev/null

    """
  }

  private var cases: String {
    paths.enumerated()
      .map { "  \($0 + 1)) path=\(ShellWord.quoted($1)) ;;" }
      .joined(separator: "\n")
  }

  /// What every script of git's needs: English, no questions, no writing, and no repository but the
  /// one meant.
  static let environment = """
    LC_ALL=C GIT_TERMINAL_PROMPT=0 GIT_OPTIONAL_LOCKS=0
    export LC_ALL GIT_TERMINAL_PROMPT GIT_OPTIONAL_LOCKS GIT_CEILING_DIRECTORIES
    unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_COMMON_DIR GIT_NAMESPACE \\
      GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_PREFIX GIT_TRACE CDPATH
    """

  private static let prologue = """
    # A lane that dies with the token in its hand would leave the others waiting for ever.
    trap '' PIPE
    """

  /// `ask N` leaves one whole frame in `answer`; `fetched` prints when clones last fetched.
  private static let functions = #"""
    ask() {
      path_of "$1" || return
      if [ -d "$path" ]; then
        answer=$( { errors=$(status_there 2>&1 >&5 5>&- 3>&- 4>&-); status=$?
          printf '\n%s %s %s\n%s' "$nonce" "$1" "$status" "$errors"; } 5>&1 )
      elif [ -e "$path" ]; then
        answer="
    $nonce $1 file"
      elif [ -h "$path" ]; then
        answer="
    $nonce $1 link"
      else
        answer="
    $nonce $1 absent"
      fi
      answer="$nonce $1 begin
    $answer
    $nonce $1 end"
    }
    # git takes the folder's physical name, and would go on looking above it for a repository.
    status_there() {
      cd -P "$path" 2>/dev/null || { echo "fatal: cannot enter the folder" >&2; exit 126; }
      GIT_CEILING_DIRECTORIES=${PWD%/*}
      case $PWD in
      *:*) [ -z "$(git rev-parse --show-prefix 2>/dev/null)" ] ||
        { echo "fatal: not a git repository" >&2; exit 128; } ;;
      esac
      exec \#(statusCommand)
    }
    # FETCH_HEAD is as old as the last fetch, and empty if that failed.
    # A linked worktree has its own beside the clone's.
    fetched() {
      n=0 known=
      set --
      while n=$((n + 1)); path_of "$n"; do
        git_dir=$path/.git
        if [ -f "$git_dir" ]; then
          read -r key git_dir <"$git_dir"
          case $git_dir in /*) ;; *) git_dir=$path/$git_dir ;; esac
          if [ -f "$git_dir/commondir" ]; then
            read -r common <"$git_dir/commondir"
            case $common in /*) ;; *) common=$git_dir/$common ;; esac
            [ -s "$common/FETCH_HEAD" ] && set -- "$@" "$common/FETCH_HEAD" && known="$known $n"
          fi
        fi
        [ -s "$git_dir/FETCH_HEAD" ] && set -- "$@" "$git_dir/FETCH_HEAD" && known="$known $n"
      done
      [ $# -gt 0 ] || return 0
      times=$(stat -c %Y "$@" || stat -f %m "$@" ||
        perl -e 'print +(stat)[9], "\n" for @ARGV' "$@") 2>/dev/null
      printf '%s 0 begin\n%s\n%s\n%s 0 0\n\n%s 0 end\n' \
        "$nonce" "$known" "$times" "$nonce" "$nonce"
    }
    """#

  private static let oneAfterAnother = #"""
    fetched
    n=0
    while n=$((n + 1)); ask "$n"; do printf '%s\n' "$answer"; done
    """#

  private static func sideBySide(_ lanes: Int) -> String {
    #"""
    umask 077
    queue="${TMPDIR:-/tmp}/heliosw.$nonce"
    if ! mkfifo "$queue.token" "$queue.next" 2>/dev/null; then
      rm -f "$queue.token" "$queue.next"
    \#(oneAfterAnother)
      return
    fi
    exec 3<>"$queue.token" 4<>"$queue.next"
    rm -f "$queue.token" "$queue.next"
    # The token is one newline, so that two readers can never share it.
    # Who holds it may write, and take the next number.
    lane() {
      n=$1
      while ask "$n"; do
        read -r token <&3
        printf '%s\n' "$answer" 2>/dev/null
        read -r n <&4
        echo "$((n + 1))" >&4
        echo >&3
      done
    }
    i=0
    while [ "$((i += 1))" -le \#(lanes) ]; do lane "$i" & done
    echo \#(lanes + 1) >&4
    fetched
    echo >&3
    wait
    """#
  }
}
