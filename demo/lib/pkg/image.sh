# The images of the simulated machine: what is installed in a boot environment, and from whom.

# find_image ROOT: puts the name of the boot environment into `environment`, and the image's folder into `image`.
find_image() {
  environment=$(state_of running)
  case ${1%/} in '' | "$machine") set -- '' ;; esac
  if [ -n "$1" ]; then
    environment=$(awk -F ';' -v place="${1%/}" '$3 == place { print $1 }' "$be/environments")
    if [ -z "$environment" ]; then
      echo "pkg: No image rooted at '$1'" >&2
      exit 1
    fi
  fi
  image=$be/roots/$environment/var/pkg
  [ -d "$image" ] || make_image "$environment"
}

# make_image NAME: what it was cloned from has the same; one without an origin, the release's.
make_image() {
  made=$be/roots/$1/var/pkg
  made_from=$(field "$1" 8)
  made_from=${made_from#rpool/ROOT/}
  made_from=${made_from%%@*}
  mkdir -p "${made%/*}"
  if [ -n "$made_from" ] && has_environment "$made_from"; then
    # In a shell of its own: a function has no variables of its own.
    [ -d "$be/roots/$made_from/var/pkg" ] || (make_image "$made_from")
    cp -R "$be/roots/$made_from/var/pkg" "$be/roots/$1/var/pkg"
    install_build "$1"
    return
  fi
  mkdir -p "$made"
  printf 'helios\ttrue\ttrue\thttps://pkg.oxide.computer/helios/3/dev/\n' >"$made/publishers"
  {
    awk -F '\t' -v OFS='\t' '{ $4 = "3.0.23976"; $6 = "helios-3.0.23976-simulated"; print "helios", $0 }' \
      "$machine/share/repository/publisher/helios/simulated-packages"
    for made_name in build-essential illumos-tools; do
      printf 'helios\tdeveloper/%s\t\t0.5.11\t3.0.23976\t20260509T080000Z\thelios-3.0.23976-simulated\n' "$made_name"
    done
    case $(pkg_setting entire '') in
      y*) printf 'helios\tentire\t\t0.5.11\t3.0.23976\t20260509T080000Z\thelios-3.0.23976-simulated\n' ;;
    esac
  } >"$made/installed"
}

# install_build NAME: where the kernel is of an own build, so are the packages of the gate.
install_build() {
  built_version=$(field "$1" 7)
  case $built_version in helios-* | "$(field "$made_from" 7)") return 0 ;; esac
  awk -F '\t' -v OFS='\t' -v version="$built_version" \
    -v stamp="$(TZ=UTC0 format_time "$(field "$1" 6)" %Y%m%dT%H%M%SZ)" '
    FNR == NR { gate[$1] = 1; next }
    $2 in gate { $1 = "on-nightly"; $5 = "3.0.999999"; $6 = stamp; $7 = version }
    { print }' "$machine/share/repository/publisher/helios/simulated-packages" "$made/installed" \
    >"$made/new" && mv "$made/new" "$made/installed"
}

need_privilege() {
  [ -n "${SIMULATED_PRIVILEGE:-}" ] || no_permission "${root:-/}"
}

# list [-a] [-H] [-v] [-q] [-u] [-F FORMAT] [PATTERN...]
image_list() {
  list_header=y list_verbose='' list_quiet='' list_format=default
  while getopts :aHvquF: option; do
    case $option in
      H) list_header= ;;
      v) list_verbose=y ;;
      q) list_quiet=y ;;
      F) list_format=$OPTARG ;;
      a | u) ;;
      *) echo "pkg list: illegal option -- $OPTARG" >&2; exit 2 ;;
    esac
  done
  shift $((OPTIND - 1))
  list_found=$(matching "${@:-*}" <"$image/installed" | sort -t "$tab" -k 2,2)
  if [ -z "$list_found" ]; then
    [ -n "$list_quiet" ] || printf '\npkg list: no packages matching the following patterns are installed:\n  %s\n' "$*" >&2
    exit 1
  fi
  [ -z "$list_quiet" ] || return 0
  printf '%s\n' "$list_found" | awk -F '\t' -v header="$list_header" -v verbose="$list_verbose" \
    -v format="$list_format" '
    BEGIN {
      if (format == "json") printf "["
      else if (header && verbose) printf "%-76s %s\n", "FMRI", "IFO"
      else if (header) printf "%-49s %-26s %s\n", "NAME (PUBLISHER)", "VERSION", "IFO"
    }
    {
      flags = "i-" ($3 == "" ? "-" : $3)
      if (format == "json")
        printf "%s{\"flags\":\"%s\",\"namepub\":\"%s\",\"version\":\"%s\"}", (NR > 1 ? "," : ""), flags, $2, $4 "-" $5
      else if (verbose) printf "%-76s %s\n", "pkg://" $1 "/" $2 "@" $4 "-" $5 ":" $6, flags
      else printf "%-49s %-26s %s\n", $2, $4 "-" $5, flags
    }
    END { if (format == "json") printf "]" }'
}

image_info() {
  while getopts :rlg: option; do :; done
  shift $((OPTIND - 1))
  matching "${@:-*}" <"$image/installed" | awk -F '\t' '{
    printf "%s             Name: %s\n          Summary: (simulated)\n            State: Installed\n        Publisher: %s\n          Version: %s\n           Branch: %s\n             FMRI: pkg://%s/%s@%s-%s:%s\n",
      (NR > 1 ? "\n" : ""), $2, $1, $4, $5, $1, $2, $4, $5, $6 }'
}

image_publishers() {
  case ${2:-} in
    json) echo "pkg publisher: Argument 'json' for option '-F/--output-format' is invalid." >&2; exit 2 ;;
    tsv)
      printf 'PUBLISHER\tSTICKY\tSYSPUB\tENABLED\tTYPE\tSTATUS\tURI\tPROXY\n'
      awk -F '\t' -v OFS='\t' '{ print $1, $2, "false", $3, "origin", "online", $4, "-" }' "$image/publishers" ;;
    *)
      echo 'PUBLISHER                   TYPE     STATUS P LOCATION'
      awk -F '\t' '{ printf "%-14s %-12s origin   online F %s\n", $1, $2 == "true" ? "" : "(non-sticky)", $4 }' \
        "$image/publishers" ;;
  esac
}

# set-publisher [-r] [-e] [-P] [--no-refresh] [--set-property P] [--sticky | --non-sticky] [--search-first] [-O URI] NAME
set_publisher() {
  publisher_sticky='' publisher_first='' publisher_origin='' publisher_name=''
  while [ $# -gt 0 ]; do
    case $1 in
      --non-sticky) publisher_sticky=false; shift ;;
      --sticky) publisher_sticky=true; shift ;;
      -P | --search-first) publisher_first=y; shift ;;
      -O) publisher_origin=$2; shift 2 ;;
      --set-property) shift 2 ;;
      -*) shift ;;
      *) publisher_name=$1; shift ;;
    esac
  done
  [ -z "$publisher_origin" ] || need_repository "$publisher_origin"
  awk -F '\t' -v OFS='\t' -v name="$publisher_name" -v sticky="$publisher_sticky" -v first="$publisher_first" \
    -v origin="$publisher_origin" '
    $1 == name {
      if (sticky != "") $2 = sticky
      if (origin != "") $4 = origin
      found = $0
      if (first) next
    }
    { line[++n] = $0 }
    END {
      if (found == "" && origin != "") found = name OFS (sticky == "" ? "true" : sticky) OFS "true" OFS origin
      else if (!first) found = ""
      if (found != "") print found
      for (i = 1; i <= n; i++) print line[i]
    }' "$image/publishers" >"$image/new" && mv "$image/new" "$image/publishers"
}

unset_publisher() {
  awk -F '\t' -v name="$1" '$1 != name' "$image/publishers" >"$image/new" && mv "$image/new" "$image/publishers"
}

refresh_image() {
  while IFS="$tab" read -r name rest; do
    echo "Retrieving catalog '$name' ... Done"
  done <"$image/publishers"
}

uninstall() {
  case $1 in -*) shift ;; esac
  if ! matching "$1" <"$image/installed" | grep . >/dev/null; then
    printf '\npkg uninstall: The following pattern(s) did not match any allowable packages.\n\n\t%s\n' "$1" >&2
    exit 1
  fi
  gone=$(matching "$1" <"$image/installed" | cut -f 2)
  awk -F '\t' -v gone="$gone" '$2 != gone' "$image/installed" >"$image/new" && mv "$image/new" "$image/installed"
  echo 'Packages to remove: 1'
  finalize
}

finalize() {
  for phase in 'Updating package state database' 'Updating package cache' 'Updating image state' \
    'Creating fast lookup database' 'Reading search index' 'Updating search index'; do
    echo "Finalize: $phase ... Done"
  done
}
