#!/bin/sh
# Simulated onu(1) of heliosw's demo world: the steps of the real one, with the demo machine's beadm, pkg and zoneadm. Its temporary
# folder is the machine's, so that nothing outside of the world is mounted on.

say_usage() {
  echo 'Usage: onu [-c consolidation] [-d repository] [-s source BE] -t new BE [-v] [-Z]' >&2
  exit 1
}

repositories='' target='' source='' verbose='' zones=y
while getopts :c:d:s:t:u:U:vZ option; do
  case $option in
    d) repositories=$OPTARG ;;
    s) source=$OPTARG ;;
    t) target=$OPTARG ;;
    v) verbose=y ;;
    Z) zones= ;;
    c | u | U) ;;
    *) say_usage ;;
  esac
done
if [ -z "$target" ] || [ -z "$repositories" ]; then say_usage; fi

# do_or_die COMMAND...: 4 of pkg means that there was nothing to do.
done=0
do_or_die() {
  [ -z "$verbose" ] || echo "$@"
  "$@"
  status=$?
  case $1/$status in
    */0 | pkg/4) done=$((done + 1)); die_here; return ;;
  esac
  echo "$* failed: exit code $status"
  exit 2
}

# What the setting `onu_dies=N` asks for: the whole job is killed after so many commands.
die_here() {
  [ -n "${HELIOSW_JOB:-}" ] || return 0
  wanted=$(sed -n 's/^onu_dies=//p' "${HELIOSW_SIMULATION:-$machine/etc/simulation.conf}" 2>/dev/null)
  [ "$done" != "${wanted:-none}" ] || kill -KILL 0
}

if [ ! -d "$repositories/repo.redist" ]; then
  echo "$repositories/repo.redist not found"
  exit 2
fi
publisher=$(sed -n 's/^prefix = \(.*\)/\1/p' "$repositories/repo.redist/pkg5.repository" 2>/dev/null)
if [ -z "$publisher" ]; then
  echo 'Repository has no publisher prefix'
  exit 2
fi
machine=$(cd -P "$(dirname "$(command -v beadm)")/.." && pwd) || exit 2
mount=$(mktemp -d "$machine/tmp/onu.XXXXXX") || { echo 'mktemp failed'; exit 2; }

if [ -n "$source" ]; then do_or_die beadm create -e "$source" "$target"; else do_or_die beadm create "$target"; fi
do_or_die beadm mount "$target" "$mount"
if pkg -R "$mount" list -q entire 2>/dev/null; then do_or_die pkg -R "$mount" uninstall entire; fi
old=$(pkg -R "$mount" list -Hv osnet-incorporation 2>/dev/null | cut -d/ -f3)
if [ -n "$old" ] && [ "$old" != "$publisher" ]; then
  do_or_die pkg -R "$mount" set-publisher -r --no-refresh --set-property signature-policy=verify --non-sticky "$old"
fi
do_or_die pkg -R "$mount" set-publisher -r -e --no-refresh -P --set-property signature-policy=verify \
  -O "file://$repositories/repo.redist" "$publisher"
do_or_die pkg -R "$mount" refresh --full
printf '**\n** Preparing for ONU from %s\n**\n' "${old:-helios}"
do_or_die pkg -R "$mount" change-facet -r onu.ooceonly=false
do_or_die pkg -R "$mount" image-update
do_or_die beadm activate "$target"
[ -n "$zones" ] || exit 0
zoneadm -R "$mount" list -cip | awk -F : '$6 == "ipkg" && $2 != "global" { print $2 }' | while read -r zone; do
  printf '**\n** Updating zone %s (brand ipkg)\n**\n' "$zone"
  printf 'WARNING: Use of onu(1) will prevent use of zone attach in the new BE\nSee onu(1)\n' >&2
done
