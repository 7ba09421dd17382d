# What beadm changes on the simulated machine, one function a subcommand.

# be_fails VERB FIRST-LINE: gives the error that the setting `beadm=VERB/STATUS` asks for.
be_fails() {
  case $setting_beadm in
    "$1"/*) fail_with "${setting_beadm#*/}" "$2" ;;
  esac
}

# fail_with STATUS FIRST-LINE: the text of the status follows.
fail_with() {
  printf '%s\n' "$2" >&2
  case $1 in
    160 | 192) echo 'You have insufficient privileges to execute this command.' >&2 ;;
    *) awk -F '\t' -v status="$1" '$1 == status { print $2 }' "$machine/lib/be/errors" >&2 ;;
  esac
  exit "$1"
}

# Who is not root may look, and nothing else; pfexec is what gives the privilege.
need_privilege() {
  [ -n "${SIMULATED_PRIVILEGE:-}" ] || fail_with 192 "$1"
}

no_environment() {
  echo "$1 does not exist or appear to be a valid BE." >&2
  echo 'Please check that the name of the BE provided is correct.' >&2
  exit 163
}

# is_name NAME: letters, digits and . _ : - only, up to 64.
is_name() {
  case $1 in '' | *[!A-Za-z0-9._:-]*) return 1 ;; esac
  [ "${#1}" -le 64 ] || return 1
  name_part=$(sed -n 's/^BENAME_STARTS_WITH=//p' "$machine/etc/default/be" 2>/dev/null)
  case $1 in *"$name_part"*) return 0 ;; *) return 1 ;; esac
}

# be_free NAME BYTES: fails when the pool has less.
need_space() {
  awk -v free="$(pool_free)" -v wanted="$2" 'BEGIN { exit free >= wanted }' || return 0
  fail_with 189 "Unable to create $1."
}

create_environment() {
  create_activate='' create_source='' create_pool=''
  while getopts :atd:o:p:e:v option; do
    case $option in
      a | t)
        case $create_activate$option in
          at | ta) say_usage 'create: -a and -t are mutually exclusive' ;;
        esac
        create_activate=$option ;;
      e) create_source=$OPTARG ;;
      p) create_pool=$OPTARG ;;
      d | o | v) ;;
      *) say_usage ;;
    esac
  done
  shift $((OPTIND - 1))
  [ $# -eq 1 ] || say_usage
  case $1 in *@*) create_snapshot "$1"; return ;; esac
  need_privilege "Unable to create $1."
  be_fails create "Unable to create $1."
  is_name "$1" || fail_with 176 "Unable to create $1."
  if has_environment "$1"; then
    printf 'BE %s already exists\n.Please choose a different BE name.\n' "$1" >&2
    exit 173
  fi
  case $create_pool in '' | rpool) ;; *) fail_with 183 "Unable to create $1." ;; esac
  clone_environment "$1" "${create_source:-$(state_of running)}"
  case $create_activate in
    a) echo "$1" >"$be/bootfs"; echo 'Activated successfully' ;;
    t) echo "$1" >"$be/nextboot"; echo 'Activated successfully' ;;
    *) echo 'Created successfully' ;;
  esac
}

# clone_environment NAME SOURCE[@SNAPSHOT]
clone_environment() {
  clone_base=${2%%@*}
  has_environment "$clone_base" || no_environment "$2"
  clone_now=$(date +%s)
  case $2 in
    *@*)
      clone_snapshot=${2#*@}
      has_snapshot "$clone_base" "$clone_snapshot" || fail_with 199 "Unable to create $1." ;;
    *)
      clone_snapshot=$(date -u +%Y-%m-%d-%H:%M:%S)
      need_space "$1" 1048576
      has_snapshot "$clone_base" "$clone_snapshot" ||
        echo "$clone_base;$clone_snapshot;0;$clone_now" >>"$be/snapshots" ;;
  esac
  add_environment "$1" 1228800 "$clone_now" "$(field "$clone_base" 7)" \
    "rpool/ROOT/$clone_base@$clone_snapshot"
}

create_snapshot() {
  snapshot_of=${1%%@*} snapshot_name=${1#*@}
  need_privilege "Unable to create snapshot $1."
  be_fails snapshot "Unable to create snapshot $1."
  has_environment "$snapshot_of" || no_environment "$snapshot_of"
  is_name "$snapshot_name" || fail_with 176 "Unable to create snapshot $1."
  if has_snapshot "$snapshot_of" "$snapshot_name"; then
    printf 'BE %s snapshot %s already exists.\nPlease choose a different snapshot name.\n' \
      "$snapshot_of" "$snapshot_name" >&2
    exit 198
  fi
  echo "$snapshot_of;$snapshot_name;0;$(date +%s)" >>"$be/snapshots"
  echo 'Created successfully'
}

activate_environment() {
  activate_kind=
  while getopts :vtT option; do
    case $option in
      v) ;;
      t | T) activate_kind=$option ;;
      *) say_usage ;;
    esac
  done
  shift $((OPTIND - 1))
  [ $# -eq 1 ] || say_usage
  need_privilege "Unable to activate $1."
  be_fails activate "Unable to activate $1."
  has_environment "$1" || no_environment "$1"
  case $activate_kind in
    T) : >"$be/nextboot"; echo 'Temporary activation removed' ;;
    t) echo "$1" >"$be/nextboot"; echo 'Activated successfully' ;;
    *) echo "$1" >"$be/bootfs"; echo 'Activated successfully' ;;
  esac
}

destroy_environment() {
  destroy_force='' destroy_ask=y destroy_snapshots=''
  while getopts :fFsv option; do
    case $option in
      f) destroy_force=y ;;
      F) destroy_ask='' ;;
      s) destroy_snapshots=y ;;
      v) ;;
      *) say_usage ;;
    esac
  done
  shift $((OPTIND - 1))
  [ $# -eq 1 ] || say_usage
  if [ -n "$destroy_ask" ]; then
    printf 'Are you sure you want to destroy %s?\nThis action cannot be undone (y/[n]): ' "$1"
    read -r answer || answer=n
    case $answer in
      [yY]*) ;;
      *) echo "$1 has not been destroyed."; exit 0 ;;
    esac
  fi
  need_privilege "Unable to destroy $1."
  be_fails destroy "Unable to destroy $1."
  case $1 in *@*) destroy_snapshot "$1"; return ;; esac
  has_environment "$1" || no_environment "$1"
  if [ "$1" = "$(state_of running)" ]; then
    cat >&2 <<END
$1 is the currently active BE and cannot be destroyed.
You must boot from another BE in order to destroy $1.
END
    exit 205
  fi
  if [ -n "$(field "$1" 3)" ] && [ -z "$destroy_force" ]; then
    cat >&2 <<END
Unable to destroy $1.
It is currently mounted and must be unmounted before it can be destroyed.
Use 'beadm unmount $1' to unmount the BE before destroying
it or 'beadm destroy -f $1'.
END
    exit 180
  fi
  if [ -z "$destroy_snapshots" ] && has_own_snapshots "$1"; then
    cat >&2 <<END
Unable to destroy $1: BE has snapshots.
Use 'beadm destroy -s $1' or 'zfs -r destroy <dataset>'.
END
    exit 198
  fi
  release "$(field "$1" 3)"
  promote_clones "$1"
  destroy_origin=$(field "$1" 8)
  remove_lines snapshots '$1 == name' "$1"
  remove_lines environments '$1 == name' "$1"
  forget_origin "${destroy_origin#rpool/ROOT/}"
  [ "$1" != "$(state_of nextboot)" ] || : >"$be/nextboot"
  [ "$1" != "$(state_of bootfs)" ] || cat "$be/running" >"$be/bootfs"
  rm -rf "$be/roots/${1:?}"
  echo 'Destroyed successfully'
}

# forget_origin NAME@SNAPSHOT: it goes with the last clone that came from it.
forget_origin() {
  case $1 in *@*) ;; *) return 0 ;; esac
  awk -F ';' -v origin="rpool/ROOT/$1" '$8 == origin { found = 1 } END { exit !found }' \
    "$be/environments" ||
    remove_lines snapshots '$1 == name && $2 == snapshot' "${1%%@*}" "${1#*@}"
}

# has_own_snapshots NAME: those that no clone needs; the others are promoted away.
has_own_snapshots() {
  awk -F ';' -v name="$1" '
    FNR == NR { if ($8 != "") origin[$8] = 1; next }
    $1 == name && !(("rpool/ROOT/" $1 "@" $2) in origin) { found = 1 }
    END { exit !found }' "$be/environments" "$be/snapshots"
}

# The snapshots that clones came from become those of the first clone.
promote_clones() {
  promoted=$(awk -F ';' -v start="rpool/ROOT/$1@" 'index($8, start) == 1 { print $1; exit }' \
    "$be/environments")
  [ -n "$promoted" ] || return 0
  promoted_origin=$(field "$promoted" 8)
  set_field "$promoted" 8 "$(field "$1" 8)"
  set_field "$1" 8 "rpool/ROOT/$promoted@${promoted_origin#*@}"
  awk -F ';' -v OFS=';' -v old="$1" -v new="$promoted" -v gone="${promoted_origin#*@}" '
    BEGIN { start = "rpool/ROOT/" old "@" }
    FNR == NR { if (index($8, start) == 1) needed[substr($8, length(start) + 1)] = 1; next }
    $1 == old && ($2 in needed || $2 == gone) { $1 = new }
    { print }' "$be/environments" "$be/snapshots" >"$be/new" && mv "$be/new" "$be/snapshots"
  move_origins "$1" "$promoted"
}

# move_origins OLD NEW: what was cloned from one comes from the other now.
move_origins() {
  awk -F ';' -v OFS=';' -v old="rpool/ROOT/$1@" -v new="rpool/ROOT/$2@" '
    index($8, old) == 1 { $8 = new substr($8, length(old) + 1) }
    { print }' "$be/environments" >"$be/new" && mv "$be/new" "$be/environments"
}

destroy_snapshot() {
  has_snapshot "${1%%@*}" "${1#*@}" || no_snapshot "$1"
  if awk -F ';' -v origin="rpool/ROOT/$1" '$8 == origin { found = 1 } END { exit !found }' \
    "$be/environments"; then
    fail_with 170 "Unable to destroy $1."
  fi
  remove_lines snapshots '$1 == name && $2 == snapshot' "${1%%@*}" "${1#*@}"
  echo 'Destroyed successfully'
}

no_snapshot() {
  echo "$1 does not exist or appear to be a valid snapshot." >&2
  echo 'Please check that the name of the snapshot provided is correct.' >&2
  exit 199
}

mount_environment() {
  while getopts :s:v option; do
    case $option in
      s) case $OPTARG in ro | rw) ;; *) say_usage ;; esac ;;
      v) ;;
      *) say_usage ;;
    esac
  done
  shift $((OPTIND - 1))
  case $# in 1 | 2) ;; *) say_usage ;; esac
  case ${2:-/} in
    /*) ;;
    *) echo "Invalid mount point $2. Mount point must start with a /." >&2; exit 1 ;;
  esac
  need_privilege "Unable to mount $1."
  be_fails mount "Unable to mount $1."
  has_environment "$1" || no_environment "$1"
  if [ -n "$(field "$1" 3)" ] || [ "$1" = "$(state_of running)" ]; then
    printf '%s is already mounted.\nPlease unmount the BE before mounting it again.\n' "$1" >&2
    exit 180
  fi
  mount_place=${2:-$machine/tmp/tmp.$(awk 'BEGIN { srand(); printf "%06d", rand() * 1000000 }')}
  if [ -d "$mount_place" ] && [ -n "$(ls -A "$mount_place")" ]; then
    fail_with 179 "Unable to mount $1."
  fi
  show_at "$1" "$mount_place" || fail_with 179 "Unable to mount $1."
  set_field "$1" 3 "$mount_place"
  echo "Mounted successfully on: '$mount_place'"
}

unmount_environment() {
  while getopts :fv option; do
    case $option in f | v) ;; *) say_usage ;; esac
  done
  shift $((OPTIND - 1))
  [ $# -eq 1 ] || say_usage
  need_privilege "Unable to unmount $1."
  be_fails unmount "Unable to unmount $1."
  case $1 in
    /*) unmount_name=$(awk -F ';' -v place="$1" '$3 == place { print $1 }' "$be/environments") ;;
    *) unmount_name=$1 ;;
  esac
  has_environment "$unmount_name" || no_environment "$1"
  if [ "$unmount_name" = "$(state_of running)" ]; then
    cat >&2 <<END
$1 is the currently active BE.
It cannot be unmounted unless another BE is the currently active BE.
END
    exit 201
  fi
  [ -n "$(field "$unmount_name" 3)" ] || fail_with 185 "Unable to unmount $1."
  release "$(field "$unmount_name" 3)"
  set_field "$unmount_name" 3 ''
  echo 'Unmounted successfully'
}

rename_environment() {
  while getopts :v option; do
    case $option in v) ;; *) say_usage ;; esac
  done
  shift $((OPTIND - 1))
  [ $# -eq 2 ] || say_usage
  need_privilege "Rename of BE $1 failed."
  be_fails rename "Rename of BE $1 failed."
  has_environment "$1" || no_environment "$1"
  is_name "$2" || fail_with 176 "Rename of BE $1 failed."
  if has_environment "$2"; then fail_with 173 "Rename of BE $1 failed."; fi
  if [ "$1" = "$(state_of running)" ]; then fail_with 218 "Rename of BE $1 failed."; fi
  for file in bootfs nextboot; do
    [ "$1" != "$(state_of "$file")" ] || echo "$2" >"$be/$file"
  done
  for file in environments snapshots; do
    awk -F ';' -v OFS=';' -v old="$1" -v new="$2" '$1 == old { $1 = new } { print }' \
      "$be/$file" >"$be/new" && mv "$be/new" "$be/$file"
  done
  move_origins "$1" "$2"
  mv "$be/roots/$1" "$be/roots/$2"
  echo 'Renamed successfully'
}

rollback_environment() {
  while getopts :v option; do
    case $option in v) ;; *) say_usage ;; esac
  done
  shift $((OPTIND - 1))
  case $#/$1 in
    1/*@*) rollback_name=${1%%@*} rollback_to=${1#*@} ;;
    2/*) rollback_name=$1 rollback_to=$2 ;;
    *) say_usage ;;
  esac
  need_privilege "Rollback of BE $rollback_name snapshot $rollback_to failed."
  be_fails rollback "Rollback of BE $rollback_name snapshot $rollback_to failed."
  has_environment "$rollback_name" || no_environment "$rollback_name"
  has_snapshot "$rollback_name" "$rollback_to" || no_snapshot "$rollback_name@$rollback_to"
  rollback_when=$(awk -F ';' -v name="$rollback_name" -v snapshot="$rollback_to" \
    '$1 == name && $2 == snapshot { print $4 }' "$be/snapshots")
  awk -F ';' -v name="$rollback_name" -v when="$rollback_when" '!($1 == name && $4 > when)' \
    "$be/snapshots" >"$be/new" && mv "$be/new" "$be/snapshots"
  echo 'Rolled back successfully'
}
