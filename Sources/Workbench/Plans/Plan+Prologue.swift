extension Plan {
  /// The words the steps are written in: the same text in every plan.
  ///
  /// `step`, `skip` and `require` say what happens in `$HELIOSW_JOB/steps` (time, what, step, text; tabs between) when that is
  /// set, else on standard error.
  static let prologue = #"""
    # --- what the words below mean; the same in every plan ---
    set -u
    umask 022
    current=0 failures=0 claims= lane=
    tell() { # WHAT STEP TEXT
      if [ -n "${HELIOSW_JOB:-}" ]; then
        printf '%s\t%s\t%s\t%s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" "$2" "$3" >>"$HELIOSW_JOB/steps"
      else
        printf '%s %s: %s\n' "$1" "$2" "$3" >&2
      fi
    }
    finish() { # ends the step under way; with 1 if one before it failed
      if [ "$current" != 0 ]; then tell end "$current" 0; current=0; fi
      if [ "$failures" != 0 ]; then exit 1; fi
    }
    step() { # NUMBER TITLE: the one before it has ended well
      if [ "$current" != 0 ]; then tell end "$current" 0; fi
      current=$1; tell begin "$1" "$2"
    }
    meaning() { :; } # STATUS: what it means, where a plan knows more than the number
    explain() { # STATUS [ADVICE] [STATUS REASON]...: tells the reason that a status has here, and keeps the advice
      failed=$1 known= advice=
      shift
      if [ $(($# % 2)) = 1 ]; then advice=$1; shift; fi
      while [ $# -gt 1 ]; do
        if [ "$1" = "$failed" ]; then known=$2; fi
        shift 2
      done
      known=${known:-$(meaning "$failed")}
      if [ -z "$known" ] && [ -n "$lane" ]; then # git's own word, where the output is this step's alone
        known=$(sed -n 's/^fatal: //p; s/^error: //p' "${HELIOSW_JOB:-$turns}/out$lane" 2>/dev/null | tail -n 1)
      fi
      if [ -n "$known" ]; then tell reason "$current" "$known"; echo "$known" >&2; fi
    }
    advise() { if [ -n "$advice" ]; then tell advice "$current" "$advice"; echo "$advice" >&2; fi; }
    fail() { # [ADVICE] [STATUS REASON]...: the plan ends
      status=$?
      explain "$status" "$@"
      tell end "$current" "$status"
      echo "step $current failed with status $status" >&2
      advise
      exit 1
    }
    stumble() { # [ADVICE] [STATUS REASON]...: the plan goes on
      status=$?
      explain "$status" "$@"
      tell end "$current" "$status"
      advise
      current=0 failures=1
    }
    object() { echo "$1" >&2; return 1; }
    skip() { tell skip "$current" "$1"; current=0; }
    refuse() { tell refuse "$current" "$1"; echo "refused: $1" >&2; exit 5; }
    require() { reason=$1; shift; "$@" || refuse "$reason"; }
    verify() { reason=$1; shift; "$@" || { false || fail 1 "$reason"; }; }
    prints() { # PATTERN COMMAND...: a line of what the command prints matches
      pattern=$1; shift
      "$@" 2>/dev/null | grep -q -e "$pattern"
    }
    lacks() { # PATTERN COMMAND...: the command ends well, and no line that it prints matches
      pattern=$1; shift
      answer=$("$@" 2>/dev/null) || return
      if printf '%s\n' "$answer" | grep -q -e "$pattern"; then return 1; fi
    }
    lives() { # PID WORD: the process is there, and its arguments hold the word
      case "$(ps -o args= -p "$1" 2>/dev/null)" in *"$2"*) ;; *) return 1 ;; esac
    }
    \#(LockFacts.reading)
    unlocked() { # LINK: no nightly that lives holds it; else the reason names who does
      look_at_lock "$1"
      case $state in
      live) reason="${reason:-}: $holder holds the lock"; return 1 ;;
      foreign) reason="${reason:-}: $holder, on another machine, holds the lock"; return 1 ;;
      esac
    }
    \#(ProcessWords.functions)
    put() { # FILE: standard input becomes the file, whole; one that differs is kept
      cat >"$1.heliosw.$$" || return
      if cmp -s "$1.heliosw.$$" "$1"; then rm -f "$1.heliosw.$$"; return; fi
      if [ -f "$1" ]; then cp -p "$1" "${HELIOSW_JOB:-${1%/*}}/${1##*/}.old$lane" || return; fi
      mv -f "$1.heliosw.$$" "$1"
    }
    claim() { # FOLDER: ours until the plan ends
      mkdir -p "${1%/*}" || fail
      until mkdir "$1" 2>/dev/null; do
        [ -d "$1" ] || { false || fail; }
        if ps -p "$(cat "$1/pid" 2>/dev/null || echo 1)" >/dev/null 2>&1; then
          refuse "$1 is claimed by process $(cat "$1/pid" 2>/dev/null || echo 'that is just starting'); if that builds nothing, remove the folder"
        fi
        mv "$1" "$1.stale.$$" 2>/dev/null && rm -rf "$1.stale.$$"
      done
      claims=$1
      echo "$$" >"$1/pid" || fail
    }
    together() { # WIDTH STEP...: runs step_N side by side; each lane takes the next step that nobody has
      lanes=$1; shift
      turns=${HELIOSW_JOB:-${TMPDIR:-/tmp}}/heliosw-turns.$$
      if [ "$current" != 0 ]; then tell end "$current" 0; current=0; fi
      mkdir -m 700 "$turns" || exit 1
      while [ "$lanes" -gt 0 ]; do
        lanes=$(expr "$lanes" - 1)
        (for n in "$@"; do
          mkdir "$turns/$n" 2>/dev/null || continue
          (trap - EXIT; failures=0; lane=.$n; "step_$n") >"${HELIOSW_JOB:-$turns}/out.$n" 2>&1 || : >"$turns/$n/failed"
          if [ -z "${HELIOSW_JOB:-}" ]; then cat "$turns/out.$n"; fi
        done) &
      done
      wait
      for n in "$@"; do if [ -e "$turns/$n/failed" ]; then failures=1; fi; done
      rm -rf "$turns"
    }
    trap 'if [ -n "$claims" ]; then rm -rf "$claims"; fi' EXIT
    trap 'exit 129' HUP; trap 'exit 130' INT; trap 'exit 143' TERM
    """#

  /// `meaning`, in a plan that knows what its commands' statuses mean; empty in all others.
  var glossary: String {
    guard !meanings.isEmpty else { return "" }
    let cases = meanings.sorted { $0.key < $1.key }
      .map { "\($0.key)) echo \(ShellWord.quoted($0.value)) ;;" }
    return "meaning() {\ncase $1 in\n\(cases.joined(separator: "\n"))\nesac\n}\n"
  }
}
