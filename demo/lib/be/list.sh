# beadm list of the simulated machine: -H or for people, -d, -s, -a, sorted.

list_environments() {
  list_parsable='' list_kind='' list_key='' list_order='' list_name=''
  while getopts :adsHk:K:v option; do
    case $option in
      a) list_kind=ds ;;
      d | s) list_kind=$list_kind$option ;;
      H) list_parsable=y ;;
      k | K)
        [ -z "$list_key" ] || say_usage 'Sort key can be specified only once.'
        case $OPTARG in
          date | name | space) list_key=$OPTARG list_order=$option ;;
          *) say_usage "Unknown sort key: $OPTARG" ;;
        esac ;;
      v) ;;
      *) say_usage ;;
    esac
  done
  shift $((OPTIND - 1))
  [ $# -le 1 ] || say_usage
  list_name=${1:-}
  be_fails list 'Unable to list the boot environments.'
  if [ -n "$list_name" ] && ! has_environment "$list_name"; then no_environment "$list_name"; fi
  if [ ! -s "$be/environments" ]; then
    echo 'No boot environments found on this system.' >&2
    exit 163
  fi
  list_rows=$(rows | sort_rows)
  case $list_kind in
    '') printf '%s\n' "$list_rows" | if [ -n "$list_parsable" ]; then cat; else for_people; fi ;;
    *) printf '%s\n' "$list_rows" | while IFS=';' read -r name rest; do details "$name"; done ;;
  esac
}

# name;uuid;flags;mount point;bytes;policy;created
rows() {
  while IFS=';' read -r name uuid place rest; do
    case $list_name in '' | "$name") ;; *) continue ;; esac
    row_flags=$(flags "$name")
    case $row_flags in *N*) place=/ ;; esac
    echo "$name;$uuid;$row_flags;$place;$(used "$name");static;$(field "$name" 6)"
  done <"$be/environments"
}

sort_rows() {
  case $list_key in
    name) sort_field=1 ;;
    space) sort_field=5n ;;
    *) sort_field=7n ;;
  esac
  case $list_order in K) sort_field=${sort_field}r ;; esac
  sort -t ';' -k "${sort_field%%[nr]*},$sort_field" -s 2>/dev/null
}

# The root dataset, and the snapshots in the short one of two forms: which of them the real beadm
# prints depends on memory that it never sets.
details() {
  detail_flags=$(flags "$1")
  detail_place=$(field "$1" 3)
  case $detail_flags in *N*) detail_place=/ ;; esac
  case $list_kind in
    *d*) echo "$1;rpool/ROOT/$1;$detail_flags;$detail_place;$(used "$1");static;$(field "$1" 6)" ;;
  esac
  case $list_kind in
    *s*) awk -F ';' -v name="$1" '$1 == name { print $1 ";" $1 "@" $2 ";" $3 ";static;" $4 }' \
      "$be/snapshots" ;;
  esac
}

for_people() {
  awk -F ';' '
    function nice(bytes, unit) {
      unit = 0
      while (bytes >= 1024 && unit < 6) { bytes /= 1024; unit++ }
      return unit == 0 ? bytes "" : substr(sprintf("%.2f", bytes), 1, 5) substr("KMGTPE", unit, 1)
    }
    {
      row[NR] = $1 SUBSEP ($3 == "" ? "-" : $3) SUBSEP ($4 == "" ? "-" : $4) SUBSEP nice($5) \
        SUBSEP $6 SUBSEP $7
      if (length($1) > w[1]) w[1] = length($1)
      if (length($4) > w[3]) w[3] = length($4)
      if (length(nice($5)) > w[4]) w[4] = length(nice($5))
    }
    END {
      if (w[1] < 2) w[1] = 2
      if (w[3] < 10) w[3] = 10
      if (w[4] < 5) w[4] = 5
      form = "%-" w[1] "s %-6s %-" w[3] "s %-" w[4] "s %-6s "
      printf form "%s\n", "BE", "Active", "Mountpoint", "Space", "Policy", "Created"
      for (i = 1; i <= NR; i++) {
        split(row[i], cell, SUBSEP)
        printf form, cell[1], cell[2], cell[3], cell[4], cell[5]
        command = "date -d @" cell[6] " \"+%Y-%m-%d %H:%M\" 2>/dev/null || date -r " cell[6] \
          " \"+%Y-%m-%d %H:%M\""
        command | getline when
        close(command)
        print when
      }
    }'
}
