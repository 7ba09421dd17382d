#!/bin/sh
# remove the stale lock of illumos
# Machine: genesis. Made by heliosw from the recipe clear-lock: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/1 (writes in the workspace) Its nightly is gone. The next one would take the lock away by itself; until then it looks as if somebody built.
step 1 'Remove log/nightly.lock'
sh -c 'look_at_lock() { # LINK: sets holder, and state to free, live, stale or foreign
  holder=$(ls -l "$1" 2>/dev/null | sed -n "s/.* -> //p")
  case $holder in
  "") state=free ;;
  "$(uname -n)".*) if ps -p "${holder##*.}" >/dev/null 2>&1; then state=live; else state=stale; fi ;;
  *) state=foreign ;;
  esac
}
look_at_lock "$1"
test "$holder" = "$2" || exit 0
case "$(ps -o args= -p "${2##*.}" 2>/dev/null)" in *nightly*) echo "$2 builds" >&2; exit 1 ;; esac
rm -f "$1"' sh /home/robin/helios/projects/illumos/log/nightly.lock genesis.alex.4242 || fail

finish

}

main </dev/null
