# What the simulated pkg5 commands share. Sourced, never run; `machine` is the machine's root folder.
#
# A repository is a folder, as the real one is: pkg5.repository, and for each publisher P
#   publisher/P/catalog/catalog.attrs   when it changed, and how many packages it has
#   publisher/P/simulated-packages      a line each: name, o or r or nothing, release, branch, time, uname -v; tabs between
# An image (roots/NAME/var/pkg of a boot environment) has `installed`, with the publisher first, and `publishers`.

pkg_lib=$machine/lib/pkg
tab=$(printf '\t')

# pkg_setting KEY DEFAULT
pkg_setting() {
  pkg_value=$(sed -n "s/^$1=//p" "${HELIOSW_SIMULATION:-$machine/etc/simulation.conf}" 2>/dev/null |
    tail -n 1)
  printf '%s\n' "${pkg_value:-$2}"
}

# pkg_provoked WHAT: fails with the status that the setting `pkg=WHAT/STATUS` asks for, and says why as the real one does.
pkg_provoked() {
  case $(pkg_setting pkg '') in
    "$1"/*) pkg_value=$(pkg_setting pkg '') ;;
    *) return 0 ;;
  esac
  pkg_status=${pkg_value#*/}
  case $pkg_status in
    3) echo "$tool: Only a part of the operation was done (simulated)" >&2 ;;
    5) echo "$tool: The proposed operation cannot be performed on a live image." >&2 ;;
    6) echo "$tool: One or more packages need their licence to be accepted (simulated)" >&2 ;;
    8) echo "$tool: A service did not restart within its time (simulated)" >&2 ;;
    52 | 53 | 54) echo "$tool: Linked image exception (simulated): status $pkg_status" >&2 ;;
    99)
      echo 'Traceback (most recent call last): (simulated)' >&2
      echo "This is an internal error in pkg(7) version simulated." >&2 ;;
    4) echo 'No updates available for this image.' ;;
    7) echo "$tool: The image cannot be modified as it is currently in use by another package client: pkg on $node_name, pid 4711." >&2 ;;
    9) echo "$tool: No solution was found to satisfy constraints" >&2 ;;
    51) no_permission "${image:-$machine}" ;;
    *) echo "$tool: Framework error: code: E_WRITE_ERROR (23) reason: No space left on device (simulated)" >&2 ;;
  esac
  exit "$pkg_status"
}

no_permission() {
  printf '%s: Could not operate on %s\nbecause of insufficient permissions. Please try the command again as a privileged user.\n' \
    "$tool" "$1" >&2
  exit 1
}

# Puts the folder of a repository, given as a path or a URI, into `repository`; one that is served is found by its port.
find_repository() {
  repository=$1
  case $1 in
    file://*) repository=${1#file://} ;;
    http://* | https://*)
      repository=${1#*://}
      repository=${repository%%/*}
      case $1 in
        https://pkg.oxide.computer/helios/*) repository=$machine/share/repository ;;
        *:*)
          served=$machine/var/depot/${repository##*:}
          repository=$(sed -n 's/^repository=//p' "$served" 2>/dev/null)
          if [ -z "$repository" ] || ! kill -0 "$(sed -n 's/^pid=//p' "$served")" 2>/dev/null ||
            ! ask_depot "${served##*/}"; then
            printf "%s: Framework error: code: E_COULDNT_CONNECT (7) reason: Failed to connect to %s\nURL: '%s/versions/0/'\n" \
              "$tool" "${1#*://}" "${1%/}" >&2
            exit 1
          fi ;;
      esac ;;
  esac
  repository=${repository%/}
}

# ask_depot PORT: a real request, where something can make one; so that its access log shows who came.
ask_depot() {
  [ ! -x "$machine/lib/heliosw" ] ||
    "$machine/lib/heliosw" simulate request "$1" /versions/0/ \
      --agent "pkg/6202937c (sunos i86pc; 5.11 $(cat "$machine/etc/version"); full; $tool)" 2>/dev/null
}

is_repository() { [ -f "$1/pkg5.repository" ]; }

need_repository() {
  find_repository "$1"
  is_repository "$repository" && return
  cat >&2 <<END
$tool: file protocol error: code: E_HTTP_NOT_FOUND (22) reason: The path '$repository' does not contain a valid package repository.
Repository URL: 'file://$repository'.
END
  exit 1
}

create_repository() {
  mkdir -p "$1/publisher" &&
    printf '%s\n' '[publisher]' 'prefix = ' '' '[repository]' 'version = 4' >"$1/pkg5.repository"
}

# add_publisher REPOSITORY NAME
add_publisher() {
  mkdir -p "$1/publisher/$2/catalog"
  : >"$1/publisher/$2/simulated-packages"
  sed "s/^prefix = \$/prefix = $2/" "$1/pkg5.repository" >"$1/pkg5.new" &&
    mv "$1/pkg5.new" "$1/pkg5.repository"
  stamp_repository "$1" "$2"
}

# stamp_repository REPOSITORY PUBLISHER [SECONDS]: it has changed, now or then.
stamp_repository() {
  stamp_now=$(TZ=UTC0 format_time "${3:-$(date +%s)}" %Y%m%dT%H%M%S)
  stamp_count=$(($(wc -l <"$1/publisher/$2/simulated-packages")))
  mkdir -p "$1/publisher/$2/catalog"
  printf '{"created": "%s.000000Z", "last-modified": "%s.455078Z", "package-count": %s, "package-version-count": %s, "parts": {}, "version": 1}\n' \
    "$stamp_now" "$stamp_now" "$stamp_count" "$stamp_count" \
    >"$1/publisher/$2/catalog/catalog.attrs"
}

publishers_of() { ls "$1/publisher" 2>/dev/null; }

# publish REPOSITORY PUBLISHER BRANCH UNAME SECONDS: every package of the simulated gate, from the names on standard input.
publish() {
  TZ=UTC0 awk -v OFS='\t' -v branch="$3" -v version="$4" -f "$pkg_lib/names.awk" \
    -v stamp="$(TZ=UTC0 format_time "$5" %Y%m%dT%H%M%SZ)" \
    >"$1/publisher/$2/simulated-packages"
  stamp_repository "$1" "$2" "$5"
}

# Prints publisher, name, flag, release, branch, time and uname -v of what is in a repository and matches a pattern.
packages_in() {
  for package_publisher in $(publishers_of "$1"); do
    awk -F '\t' -v OFS='\t' -v publisher="$package_publisher" '{ print publisher, $0 }' \
      "$1/publisher/$package_publisher/simulated-packages"
  done | matching "${2:-*}"
}

# matching PATTERN...: the lines whose name one of them means, as pkg(7) matches names: whole, or the end behind a slash.
matching() {
  PATTERNS=$(printf '%s\n' "$@") awk -F '\t' '
    BEGIN {
      count = split(ENVIRON["PATTERNS"], given, "\n")
      for (i = 1; i <= count; i++) {
        pattern = given[i]
        sub(/^pkg:\/+/, "", pattern); sub(/@.*/, "", pattern)
        gsub(/[].+^$(){}|[\\]/, "\\\\&", pattern)
        gsub(/\*/, ".*", pattern); gsub(/\?/, ".", pattern)
        wanted[i] = "^(.*/)?" pattern "$"
      }
    }
    { for (i = 1; i <= count; i++) if ($2 ~ wanted[i]) { print; next } }'
}
