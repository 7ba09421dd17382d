# The simulated machine, and the builds that it has seen.

make_machine() {
  machine=$world/machine
  mkdir -p "$machine/usr" "$machine/var" "$machine/tmp"
  cp -R "$demo/bin" "$demo/lib" "$demo/etc" "$machine/"
  cp -R "$demo/data" "$machine/share"
  for folder in sbin usr/bin usr/sbin usr/lib; do
    case $folder in */*) ln -s ../bin "$machine/$folder" ;; *) ln -s bin "$machine/$folder" ;; esac
  done
  chmod +x "$machine"/bin/*
  . "$machine/lib/simulation.sh"
  # Private repositories are left out here, as a person outside of Oxide does once and for all.
  mkdir -p "$world/state/heliosw"
  echo OXIDE_STAFF=no >"$world/state/heliosw/switches"
  format_time $((now - 259200)) '%m/%d/%Y %H:%M:%S' >"$machine/var/booted"
}

# Builds of the past days, newest last: what a person finds in log/ when he comes back to a gate.
make_past_builds() {
  gate=$world/helios/projects/illumos
  machine=$world/machine
  sed "s|@GATE@|$gate|" "$demo/gate/illumos-quick.env" >"$gate/illumos-quick.sh"
  sed "s|-nCAprt|-nCDAprt|" "$gate/illumos-quick.sh" >"$gate/illumos.sh"
  version=stlouis-0-g$(git -C "$gate" rev-parse --short HEAD~2)
  past_build 9 quick clean 3420
  past_build 6 full clean 7385
  past_build 4 quick interrupted 3400
  past_build 3 quick checks-failed 3505
  past_build 2 quick clean 3391
  past_build 1 quick failed 3410
  rm -f "$gate/illumos.sh"
}

# past_build DAYS-AGO KIND ENDING LENGTH: the failed one stumbles over what is known since.
past_build() {
  past=$machine/tmp/past.conf
  printf '%s\n' size=110K seconds=0 "ending=$3" errors=lib/pam_modules/list \
    "clock_start=$((now - $1 * 86400 - 5400))" "clock_length=$4" >"$past"
  case $2 in full) settings=illumos.sh ;; *) settings=illumos-quick.sh ;; esac
  (cd "$gate" && HELIOSW_SIMULATION=$past PATH=$machine/bin:$PATH LOGNAME=${LOGNAME:-robin} \
    sh usr/src/tools/scripts/nightly -V "$version" "$settings") || :
  # What it has published is as old as the build says.
  find "$gate/packages" -newer "$past" -type f -exec touch -t \
    "$(format_time $((now - $1 * 86400 - 5400 + $4 * 9 / 10)) %Y%m%d%H%M.%S)" {} + 2>/dev/null || :
  rm -f "$past"
  finished=$(cd -P "$gate/log/latest" && pwd)
  when=$(basename "$finished" | tr -cd 0-9)
  touch -t "$when" "$finished"/* "$finished"
  touch -h -t "$when" "$gate/log/latest" 2>/dev/null || :
}
