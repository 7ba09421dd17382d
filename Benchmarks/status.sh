#!/bin/sh
#
# The status of 14 repositories, one as large as illumos-gate: heliosw beside parallel `git status`.
#
#   Benchmarks/status.sh [ROUNDS]
#
# Wants a release build (`swift build -c release`), or HELIOSW naming another heliosw, whose command
# `heliosw consolidations --json` prints the table of the workspace that HELIOS_WORKSPACE names.
# The repositories are made once, in $BENCHMARK (/tmp/heliosw-status), and stay there: 0.4 GB.
# The two take turns, so that both meet the same weather; the cache is warm.
#
# The gate: as a command 1.2 times the peer plus 30 ms, inside the running program 1.1 times.

set -eu

rounds=${1:-15}
top=${BENCHMARK:-/tmp/heliosw-status}
heliosw=${HELIOSW:-$(cd "$(dirname "$0")/.." && pwd)/.build/release/heliosw}

GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
GIT_AUTHOR_NAME=nobody GIT_AUTHOR_EMAIL=nobody@example.com
GIT_COMMITTER_NAME=nobody GIT_COMMITTER_EMAIL=nobody@example.com
export GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM
export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL

# repository NAME FOLDERS FILES: FILES files in each of FOLDERS folders, and a few changes
repository() {
  git init -q -b main "$top/projects/$1"
  awk -v folders="$2" -v files="$3" 'BEGIN {
    print "commit refs/heads/main\ncommitter nobody <nobody@example.com> 1700000000 +0000"
    print "data 5\nmade\n"
    for (i = 0; i < folders; i++)
      for (j = 0; j < files; j++)
        printf "M 100644 inline usr/src/%02d/%04d/file%d.c\ndata <<END\nint x%d_%d;\nEND\n\n", \
          i % 37, i, j, i, j
  }' | git -C "$top/projects/$1" fast-import --quiet
  git -C "$top/projects/$1" reset -q --hard
  for file in 1 2 3; do
    echo changed >>"$top/projects/$1/usr/src/00/0000/file$file.c"
    echo new >"$top/projects/$1/usr/src/00/new$file.c"
  done
}

make_repositories() {
  rm -rf "$top"
  mkdir -p "$top/projects" "$top/config"
  repository illumos 5400 9
  echo '[project.illumos]' >"$top/config/projects.toml"
  for n in 01 02 03 04 05 06 07 08 09 10 11 12; do
    repository "other-$n" 200 15
    echo "[project.other-$n]" >>"$top/config/projects.toml"
  done
  git init -q -b main "$top"
  printf '/projects/\n/tmp/\n' >"$top/.gitignore"
  git -C "$top" add .
  git -C "$top" commit -q -m made
  # Files as young as the index are read again each time: let git note that they are what it knows.
  sleep 2
  for clone in "$top"/projects/* "$top"; do git -C "$clone" status >/dev/null; done
  touch "$top/made"
}

peer() {
  { printf '%s\n' "$top/projects/illumos" "$top"/projects/other-* "$top"; } |
    xargs -P2 -I{} \
      git --no-optional-locks -C {} status --porcelain=v2 --branch --show-stash -z
}

ours() {
  HELIOS_WORKSPACE=$top "$heliosw" consolidations --json
}

# timed COMMAND FILE: appends the milliseconds that it takes
timed() {
  start=$(date +%s%N)
  "$1" >"$top/tmp/$1.out"
  end=$(date +%s%N)
  echo "$(((end - start) / 10000))" | awk '{ print $1 / 100 }' >>"$2"
}

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
best() { sort -n "$1" | head -n 1; }

[ -e "$top/made" ] || make_repositories
mkdir -p "$top/tmp"
rm -f "$top"/tmp/*

peer >/dev/null
ours >/dev/null
i=0
while [ "$((i += 1))" -le "$rounds" ]; do
  timed peer "$top/tmp/peer.ms"
  timed ours "$top/tmp/ours.ms"
done

rows=$(grep -c '"problem" *: *null' "$top/tmp/ours.out" || true)
printf '%-34s %10s %10s\n' "14 repositories, $rounds rounds" 'median ms' 'best ms'
p=$(median "$top/tmp/peer.ms")
o=$(median "$top/tmp/ours.ms")
printf '%-34s %10s %10s\n' 'git status, xargs -P2' "$p" "$(best "$top/tmp/peer.ms")"
printf '%-34s %10s %10s\n' 'heliosw consolidations --json' "$o" "$(best "$top/tmp/ours.ms")"
awk -v p="$p" -v o="$o" -v rows="$rows" 'BEGIN {
  printf "%.2f times the peer; the gate is %.0f ms; %d rows of 14\n", o / p, p * 1.2 + 30, rows
  exit !(o <= p * 1.2 + 30 && rows == 14)
}'
