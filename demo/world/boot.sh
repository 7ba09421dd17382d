# The boot environments that the simulated machine begins with: two releases, two builds of one's own,
# and one that a failed onu has left mounted.

make_boot_environments() {
  . "$machine/lib/be/state.sh"
  mkdir -p "$be/roots"
  : >"$be/environments"
  : >"$be/snapshots"
  : >"$be/nextboot"
  read -r running_version <"$machine/etc/version"
  commit=$(git -C "$world/helios/projects/illumos" rev-parse --short=10 HEAD~2)
  past_environment helios 62 1412849664 helios-3.0.23817-simulated ''
  past_environment helios-1 21 6871947673 "$running_version" rpool/ROOT/helios@install
  past_environment quick-38 9 2469606195 "stlouis-0-g$commit" rpool/ROOT/helios-1@2026-quick-38
  past_environment id-option 4 3006477107 "stlouis-0-g$commit" rpool/ROOT/helios-1@2026-id-option
  past_environment zfs-free 1 96468992 "$running_version" rpool/ROOT/helios-1@2026-zfs-free
  past_snapshot helios install 62 734003200
  past_snapshot helios-1 2026-quick-38 9 943718400
  past_snapshot helios-1 2026-id-option 4 503316480
  past_snapshot helios-1 2026-zfs-free 1 12582912
  past_snapshot id-option before-truss 3 65011712
  echo helios-1 >"$be/running"
  echo helios-1 >"$be/bootfs"
  mkdir -p "$machine/etc/versions"
  echo "$running_version" >"$machine/etc/versions/build"
  onu_folder=$machine/tmp/onu.wQ3v9a
  show_at zfs-free "$onu_folder"
  set_field zfs-free 3 "$onu_folder"
}

# past_environment NAME DAYS-AGO DATASET-BYTES VERSION ORIGIN
past_environment() {
  add_environment "$1" "$3" $((now - $2 * 86400 - 7200)) "$4" "$5"
}

# past_snapshot ENVIRONMENT NAME DAYS-AGO BYTES
past_snapshot() {
  echo "$1;$2;$4;$((now - $3 * 86400 - 7300))" >>"$be/snapshots"
}
