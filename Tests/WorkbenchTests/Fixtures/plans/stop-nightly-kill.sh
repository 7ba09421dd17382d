#!/bin/sh
# stop the nightly of alex, process 4242
# Machine: genesis. Made by heliosw from the recipe stop-nightly: this text is what runs.

# --- what the words below mean; the same in every plan ---
set -u
umask 022
current=0 failures=0 claims=
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
fail() { set -- "$?"; tell end "$current" "$1"; echo "step $current failed with status $1" >&2; exit 1; }
stumble() { set -- "$?"; tell end "$current" "$1"; current=0; failures=1; }
skip() { tell skip "$current" "$1"; current=0; }
refuse() { tell refuse "$current" "$1"; echo "refused: $1" >&2; exit 5; }
require() { reason=$1; shift; "$@" || refuse "$reason"; }
put() { # FILE: standard input becomes the file, whole; one that differs is kept
  cat >"$1.heliosw.$$" || return
  if cmp -s "$1.heliosw.$$" "$1"; then rm -f "$1.heliosw.$$"; return; fi
  if [ -f "$1" ]; then cp -p "$1" "${HELIOSW_JOB:-${1%/*}}/${1##*/}.old" || return; fi
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
      (trap - EXIT; failures=0; "step_$n") >"${HELIOSW_JOB:-$turns}/out.$n" 2>&1 || : >"$turns/$n/failed"
      if [ -z "${HELIOSW_JOB:-}" ]; then cat "$turns/out.$n"; fi
    done) &
  done
  wait
  for n in "$@"; do if [ -e "$turns/$n/failed" ]; then failures=1; fi; done
  rm -rf "$turns"
}
trap 'if [ -n "$claims" ]; then rm -rf "$claims"; fi' EXIT
trap 'exit 129' HUP; trap 'exit 130' INT; trap 'exit 143' TERM
# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/4 (only reads) Only the nightly that was shown may be stopped: alex's process 4242.
step 1 'Look who builds'
require 'the lock is not genesis.alex.4242'\''s any more' test "$(ls -l /home/robin/helios/projects/illumos/log/nightly.lock 2>/dev/null | sed -n 's/.* -> //p')" = genesis.alex.4242
case "$(ps -o args= -p 4242 2>/dev/null)" in *nightly*) ;; *) refuse 'process 4242 is no nightly any more' ;; esac

# 2/4 (writes in the workspace) It did not obey. Its log stays in place, and nothing in it will say that it was ended.
# No undo: the build can't be taken up again; what it has built stays.
step 2 'Send KILL to process group 4240'
kill -s KILL -- -4240 || fail

# 3/4 (only reads) Until then the gate is not free.
step 3 'Wait for its end'
sh -c 'turns=0
while ps -p "$1" >/dev/null 2>&1; do
  turns=$(expr "$turns" + 1)
  if [ "$turns" -gt 60 ]; then echo "process $1 still runs after a minute" >&2; exit 1; fi
  sleep 1
done' sh 4242 || fail

# 4/4 (writes in the workspace) Its nightly is gone. The next one would take the lock away by itself; until then it looks as if somebody built.
step 4 'Remove log/nightly.lock'
sh -c 'test "$(ls -l "$1" 2>/dev/null | sed -n '\''s/.* -> //p'\'')" = "$2" || exit 0
case "$(ps -o args= -p "${2##*.}" 2>/dev/null)" in *nightly*) echo "$2 builds" >&2; exit 1 ;; esac
rm -f "$1"' sh /home/robin/helios/projects/illumos/log/nightly.lock genesis.alex.4242 || fail

finish

}

main </dev/null
