# The boot environments of the simulated machine. Sourced, never run; `machine` is its root folder.
#
# var/be/environments   a line each:
#   name;uuid;mount point;bytes;bytes of children;created;version;origin
# var/be/snapshots      a line each: name;snapshot;bytes that only it holds;created
# var/be/bootfs, running, nextboot   names; nextboot is empty unless the next start is a single one
# var/be/roots/NAME     the files that a mounted one shows

be=$machine/var/be

# One command at a time; what died in the middle of its work is not waited for for ever.
lock_state() {
  turns=0
  until ln -s "$$" "$be/lock" 2>/dev/null; do
    turns=$((turns + 1))
    # Whoever was killed with it does not come back.
    owner=$(readlink "$be/lock" 2>/dev/null)
    if [ "$turns" -gt 100 ] || { [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; }; then
      mv "$be/lock" "$be/lock.$$" 2>/dev/null && rm -rf "$be/lock.$$"
      continue
    fi
    sleep 0.05 2>/dev/null || sleep 1
  done
  trap 'rm -f "$be/lock"' 0
  trap 'exit 1' 1 2 3 15
}

# has_environment NAME
has_environment() {
  [ -n "$1" ] && awk -F ';' -v name="$1" '$1 == name { found = 1 } END { exit !found }' \
    "$be/environments"
}

# field NAME NUMBER: a field of an environment.
field() {
  awk -F ';' -v name="$1" -v number="$2" '$1 == name { print $number }' "$be/environments"
}

# set_field NAME NUMBER VALUE
set_field() {
  awk -F ';' -v OFS=';' -v name="$1" -v number="$2" -v value="$3" \
    '$1 == name { $number = value } { print }' "$be/environments" >"$be/new" &&
    mv "$be/new" "$be/environments"
}

# remove_lines FILE AWK-CONDITION NAME [SNAPSHOT]
remove_lines() {
  awk -F ';' -v name="$3" -v snapshot="${4:-}" "!($2)" "$be/$1" >"$be/new" && mv "$be/new" "$be/$1"
}

# has_snapshot NAME SNAPSHOT
has_snapshot() {
  awk -F ';' -v name="$1" -v snapshot="$2" \
    '$1 == name && $2 == snapshot { found = 1 } END { exit !found }' "$be/snapshots"
}

# sum_snapshots NAME: bytes that its snapshots hold.
sum_snapshots() {
  awk -F ';' -v name="$1" '$1 == name { sum += $3 } END { printf "%.0f\n", sum }' "$be/snapshots"
}

state_of() { cat "$be/$1" 2>/dev/null; }

# flags NAME: N, R and T, as beadm puts them together.
flags() {
  flags_found=
  [ "$1" != "$(state_of running)" ] || flags_found=N
  [ "$1" != "$(state_of bootfs)" ] || flags_found=${flags_found}R
  [ "$1" != "$(state_of nextboot)" ] || flags_found=${flags_found}T
  echo "$flags_found"
}

# used NAME: what its root dataset uses, snapshots and children included.
used() {
  awk -F ';' -v name="$1" -v more="$(sum_snapshots "$1")" \
    '$1 == name { printf "%.0f\n", $4 + $5 + more }' "$be/environments"
}

# add_environment NAME DATASET-BYTES CREATED VERSION ORIGIN
add_environment() {
  add_uuid=$(awk -v seed="$3" -v name="$1" 'BEGIN {
    srand(seed + length(name)); digits = "0123456789abcdef"
    for (i = 1; i <= 36; i++)
      printf "%s", i ~ /^(9|14|19|24)$/ ? "-" : substr(digits, int(rand() * 16) + 1, 1)
  }')
  echo "$1;$add_uuid;;$2;0;$3;$4;$5" >>"$be/environments"
  mkdir -p "$be/roots/$1/etc/versions"
  echo "$4" >"$be/roots/$1/etc/versions/build"
  cp "$machine/etc/os-release" "$be/roots/$1/etc/os-release"
}

# What the pool's size leaves, in bytes.
pool_size=107374182400
other_use=42949672960
pool_free() {
  free_used=$(awk -F ';' '{ sum += $4 + $5 } END { printf "%.0f\n", sum }' "$be/environments")
  free_held=$(awk -F ';' '{ sum += $3 } END { printf "%.0f\n", sum }' "$be/snapshots")
  awk -v size="$pool_size" -v other="$other_use" -v used="$free_used" -v held="$free_held" \
    'BEGIN { printf "%.0f\n", size - other - used - held }'
}

# Starts the machine anew: once in the environment that was asked for, else in the usual one. What
# was mounted is not any more.
start_anew() {
  start_next=$(state_of nextboot)
  has_environment "$start_next" || start_next=$(state_of bootfs)
  : >"$be/nextboot"
  awk -F ';' '$3 != "" { print $3 }' "$be/environments" | while IFS= read -r start_place; do
    release "$start_place"
  done
  awk -F ';' -v OFS=';' '{ $3 = ""; print }' "$be/environments" >"$be/new" &&
    mv "$be/new" "$be/environments"
  echo "$start_next" >"$be/running"
  field "$start_next" 7 >"$machine/etc/version"
  mkdir -p "$machine/etc/versions"
  field "$start_next" 7 >"$machine/etc/versions/build"
  format_time "$(date +%s)" '%m/%d/%Y %H:%M:%S' >"$machine/var/booted"
}

# A mount is a link in the machine's own folders; elsewhere it is only noted, so that nothing else is
# touched.
show_at() {
  case $2 in "$machine"/*) ;; *) return 0 ;; esac
  mkdir -p "${2%/*}"
  rmdir "$2" 2>/dev/null || :
  ln -s "$be/roots/$1" "$2"
}

release() {
  case $1 in
    "$machine"/*) [ ! -h "$1" ] || rm -f "$1" ;;
  esac
}
