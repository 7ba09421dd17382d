/// Questions about the command lines of processes, for plans and for probes.
enum ProcessWords {
  /// `words_of PROGRAM` prints numbers and command lines; `unused PROGRAM TEXT` tests that none of them holds a text.
  ///
  /// On illumos ps cuts a command line after 80 characters: a path behind an interpreter and a few options is not to be seen then. pargs
  /// prints the whole of it, and that of other users' processes to who has the privilege.
  ///
  /// - Source: illumos ps(1), `args`; proc(5), `PRARGSZ`; pargs(1), `-l`.
  static let functions = #"""
    words_of() { # PROGRAM: the numbers and command lines of its processes; ps alone shows 80 characters of each on illumos
      for process in $(ps -e -o pid= -o args= | grep -F -e "$1" | sed 's/^ *//; s/ .*//'); do
        # One that has ended since has no words.
        words=$(pargs -l "$process" 2>/dev/null || pfexec pargs -l "$process" 2>/dev/null ||
          ps -o args= -p "$process" 2>/dev/null) || continue
        printf '%s %s\n' "$process" "$words"
      done
    }
    unused() { # PROGRAM TEXT: no process of the program has the text among its words
      ! words_of "$1" | grep -F -e "$1" | sed 's/$/ /' | grep -q -F -e "$2"
    }
    """#
}
