#!/bin/sh
# stop the nightly of alex, process 4242
# Machine: genesis. Made by heliosw from the recipe stop-nightly: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/4 (only reads) Only the nightly that was shown may be stopped: alex's process 4242.
step 1 'Look who builds'
require 'the lock is not genesis.alex.4242'\''s any more' test "$(ls -l /home/robin/helios/projects/illumos/log/nightly.lock 2>/dev/null | sed -n 's/.* -> //p')" = genesis.alex.4242
require 'process 4242 is no nightly any more' lives 4242 nightly

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
