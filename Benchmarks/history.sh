#!/bin/sh
#
# A gate with a thousand old builds: how long heliosw takes to know them all for the first time, and then
# again; and beside it, how long it takes only to read the same files.
#
#   Benchmarks/history.sh [HELIOSW]
#
# Wants a release build (`swift build -c release`), or the path of another heliosw as the argument. The
# logs are invented, of $KILOBYTES each (2000), in $BENCHMARK (by default /tmp/heliosw-history), and taken
# away. $BUILDS says how many there are; $LARGE of them (10) are ten times as long, so that only their
# heads are read.
#
# The gate: a thousand builds within 10 s, and nothing worth mentioning the second time.

set -eu

heliosw=${1:-$(cd "$(dirname "$0")/.." && pwd)/.build/release/heliosw}
top=${BENCHMARK:-/tmp/heliosw-history}
builds=${BUILDS:-1000}
kilobytes=${KILOBYTES:-2000}
large=${LARGE:-10}

command -v "$heliosw" >/dev/null || { echo "Benchmarks/history.sh: $heliosw: no such program" >&2; exit 1; }
[ -x /usr/bin/time ] || { echo 'Benchmarks/history.sh: /usr/bin/time is needed' >&2; exit 1; }
gate=$top/helios/projects/illumos
rm -rf "$top"
mkdir -p "$top/helios/config" "$gate/log" "$top/state"
trap 'rm -rf "$top"' EXIT
: >"$top/helios/config/projects.toml"

"$heliosw" log generate --size "${kilobytes}K" --failures 1 | tail -n +3 >"$top/tail"
"$heliosw" log generate --size "${kilobytes}0K" --failures 1 | tail -n +3 >"$top/long-tail"

# Each has its own day and process; one in four has failed.
number=0
while [ "$number" -lt "$builds" ]; do
  number=$((number + 1))
  day=$(date -u -d "2023-01-01 +$number days" '+%Y-%m-%d')
  stamp=$(LC_ALL=C date -u -d "$day 10:07:33" '+%a %b %e %H:%M:%S UTC %Y')
  end=$(LC_ALL=C date -u -d "$day 11:04:45" '+%a %b %e %H:%M:%S UTC %Y')
  folder=$gate/log/log.$day.11:04
  mkdir "$folder"
  tail=$top/tail
  if [ "$number" -le "$large" ]; then tail=$top/long-tail; fi
  {
    printf '\n==== Nightly distributed build started:   %s ====\n' "$stamp"
    sed "s|^CODEMGR_WS=/ws\$|&\nTMPDIR=/tmp/nightly.tmpdir.$number|" "$tail"
  } >"$folder/nightly.log"
  {
    printf '\n==== Nightly distributed build started:   %s ====\n' "$stamp"
    printf '==== Nightly distributed build completed: %s ====\n\n==== Total build time ====\n\nreal    0:57:12\n' "$end"
    printf '\n==== Build errors (non-DEBUG) ====\n\n'
    [ $((number % 4)) != 0 ] || echo "file.c:12:2: error: 'foo' undeclared (first use in this function)"
    printf '\n==== Build warnings (non-DEBUG) ====\n\n\n==== Elapsed build time (non-DEBUG) ====\n\nreal    39:40.2\n'
  } >"$folder/mail_msg"
done

measure() { # NAME COMMAND...
  name=$1
  shift
  XDG_STATE_HOME=$top/state /usr/bin/time -o "$top/times" -f '%e %U %S %M' "$@" >"$top/out" 2>&1 || :
  tail -n 1 "$top/times" | awk -v name="$name" -v lines="$(wc -l <"$top/out")" '{
    printf "%-28s %9.2f %9.2f %10d %8d\n", name, $1, $2 + $3, $4, lines
  }'
}

printf '%-28s %9s %9s %10s %8s\n' what seconds processor 'memory KB' lines
measure "cat (fills the cache)" sh -c 'cat "$1"/log.*/nightly.log | wc -l' sh "$gate/log"
measure "cat" sh -c 'cat "$1"/log.*/nightly.log | wc -l' sh "$gate/log"
measure "heliosw history, first" "$heliosw" history --workspace "$top/helios"
measure "heliosw history, again" "$heliosw" history --workspace "$top/helios"
measure "heliosw history show 1" "$heliosw" history show 1 --workspace "$top/helios"
du -sk "$top/state" | awk '{ print "the history takes " $1 " kB" }'
