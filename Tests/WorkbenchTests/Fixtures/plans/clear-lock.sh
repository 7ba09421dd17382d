#!/bin/sh
# remove the stale lock of illumos
# Machine: genesis. Made by heliosw from the recipe clear-lock: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/1 (writes in the workspace) Its nightly is gone. The next one would take the lock away by itself; until then it looks as if somebody built.
step 1 'Remove log/nightly.lock'
sh -c 'test "$(ls -l "$1" 2>/dev/null | sed -n '\''s/.* -> //p'\'')" = "$2" || exit 0
case "$(ps -o args= -p "${2##*.}" 2>/dev/null)" in *nightly*) echo "$2 builds" >&2; exit 1 ;; esac
rm -f "$1"' sh /home/robin/helios/projects/illumos/log/nightly.lock genesis.alex.4242 || fail

finish

}

main </dev/null
