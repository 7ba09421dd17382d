#!/bin/sh
#
# Logs of 1 GB, read to their end and judged line by line: heliosw beside wc, grep and, where it is
# installed, lnav.
#
#   Benchmarks/log.sh [HELIOSW]
#
# Wants a release build (`swift build -c release`), or the path of another heliosw as the argument. The
# logs are made anew, one after the other, in $BENCHMARK (by default /tmp/heliosw-log), and taken away:
# 1 GB at a time; $MEGABYTES says otherwise. All is measured with a warm cache, best of $ROUNDS (5), the
# programs taking turns, so that all meet the same weather.
#
# The gate: of wc's speed 0.45 for a log like nightly's, 0.2 for any other; 40 MB of memory.

set -eu

heliosw=${1:-$(cd "$(dirname "$0")/.." && pwd)/.build/release/heliosw}
top=${BENCHMARK:-/tmp/heliosw-log}
megabytes=${MEGABYTES:-1000}
rounds=${ROUNDS:-5}

command -v "$heliosw" >/dev/null || { echo "Benchmarks/log.sh: $heliosw: no such program" >&2; exit 1; }
[ -x /usr/bin/time ] || { echo 'Benchmarks/log.sh: /usr/bin/time is needed' >&2; exit 1; }
mkdir -p "$top"
trap 'rm -f "$top/log" "$top/block" "$top/times" "$top/out" "$top"/best.*' EXIT

# block SHAPE: some megabytes of a log, always the same
block() {
  awk -v shape="$1" '
    function flags(length_, line) {
      while (length(line) < length_)
        line = line " " word[int(rand() * words) + 1]
      return line
    }
    BEGIN {
      srand(1)
      words = split("-fident -finline -fno-builtin -D__sun -m64 -O2 -Wall -Wextra -Werror -std=gnu99 " \
        "-Wno-error=clobbered -I../../common -DDEBUG -Dstrerror=_strerror -msave-args -gdwarf-2", word, " ")
      if (shape == "nightly")
        for (job = 0; job < 4000; job++) {
          printf "genesis --> %d jobs\n", job % 16 + 1
          print "/ws/tools/cw --primary gcc10,/opt/gcc-10/bin/gcc,gnu --" flags(600 + job % 1800) " -c f.c "
          print "genesis --> Job output"
          if (job % 4 == 0) printf "/ws/usr/src/cmd/tool%d\n", job % 300
          print "+ /opt/gcc-10/bin/gcc" flags(600 + job % 1800) " -c -o f.o f.c "
          if (job == 1234)
            print "f.c:7:2: error: expected ; before return\n*** Error code 1\n" \
              "dmake: Warning: Command failed for target `f.o\047\n" \
              "Current working directory /ws/usr/src/cmd/tool1"
          else print "/opt/onbld/bin/i386/ctfconvert -m -l stlouis-0-g2205894696 f.o"
        }
      else if (shape == "short-lines")
        for (line = 0; line < 160000; line++) printf "%.59s\n", flags(60)
      else if (shape == "long-lines")
        for (line = 0; line < 100; line++) printf "%.65535s\n", flags(65536)
      else if (shape == "one-line")
        for (line = 0; line < 100; line++) printf "%.65536s", flags(65536)
      else if (shape == "colons")
        for (line = 0; line < 40000; line++) {
          printf ":::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::\n"
          print "a:b/c.h:12:3:/usr/src/cmd:lib:uts:12:34:56:x86:i86pc:amd64:dev:"
        }
    }'
}

# fill SHAPE: the log
fill() {
  block "$1" >"$top/block"
  size=$(wc -c <"$top/block")
  times=$((megabytes * 1000000 / size + 1))
  : >"$top/log"
  while [ "$times" -gt 0 ]; do
    cat "$top/block"
    times=$((times - 1))
  done >>"$top/log"
  cat "$top/log" >/dev/null
}

# measure NAME COMMAND...: keeps the least of the seconds that a command takes, and its memory
measure() {
  name=$1
  shift
  # Not to /dev/null: grep would stop at its first hit.
  LC_ALL=C /usr/bin/time -o "$top/times" -f '%e %U %S %M' "$@" >"$top/out" 2>&1 || :
  tail -n 1 "$top/times" | awk -v best="$top/best.$name" '{
    if ((getline old < best) <= 0) old = "9999 9999 0"
    split(old, was, " ")
    print (($1 < was[1]) ? $1 : was[1]), (($2 + $3 < was[2]) ? $2 + $3 : was[2]), ($4 > was[3]) ? $4 : was[3]
  }' >"$top/best.new" && mv "$top/best.new" "$top/best.$name"
}

# Nightly's own rule for the errors of the source, as one expression.
errors='(^dmake:|[[:blank:]]error[:[:blank:]]|ld: guidance:)'

printf '%-12s %-8s %9s %9s %9s %10s\n' log program seconds processor 'of wc' 'memory KB'
for shape in nightly short-lines long-lines one-line colons; do
  fill "$shape"
  rm -f "$top"/best.*
  round=0
  while [ "$round" -lt "$rounds" ]; do
    measure wc wc -l "$top/log"
    measure heliosw "$heliosw" log summary "$top/log"
    measure grep grep -acE "$errors" "$top/log"
    round=$((round + 1))
  done
  if [ "$shape" = nightly ] && command -v lnav >/dev/null; then
    measure lnav lnav -n -c ':goto 100%' "$top/log"
  fi
  for name in wc heliosw grep lnav; do
    [ -f "$top/best.$name" ] || continue
    awk -v shape="$shape" -v name="$name" -v wc="$(cat "$top/best.wc")" '{
      split(wc, peer, " ")
      printf "%-12s %-8s %9.2f %9.2f %9.2f %10d\n", shape, name, $1, $2, peer[2] / ($2 > 0 ? $2 : 0.01), $3
    }' "$top/best.$name"
  done
done
