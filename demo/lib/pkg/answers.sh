# What pkgrepo info and list print, in each of their formats.

# no_match_unless FOUND PATTERN...
no_match_unless() {
  [ -z "$1" ] || return 0
  shift
  [ $# -gt 0 ] || return 0
  printf '\npkgrepo %s: The following pattern(s) did not match any packages:\n' "$verb" >&2
  printf '\t%s\n' "$@" >&2
  exit 1
}

# publisher, count, and when it changed, tabs between
info_rows() {
  for info_publisher in $(publishers_of "$repository"); do
    awk -v publisher="$info_publisher" \
      -v count="$(($(wc -l <"$repository/publisher/$info_publisher/simulated-packages")))" '
      match($0, /"last-modified": "[^"]*"/) {
        text = substr($0, RSTART + 18, RLENGTH - 19)
        printf "%s\t%s\tonline\t%s-%s-%sT%s:%s:%s\n", publisher, count, substr(text, 1, 4), substr(text, 5, 2),
          substr(text, 7, 2), substr(text, 10, 2), substr(text, 12, 2), substr(text, 14)
      }' "$repository/publisher/$info_publisher/catalog/catalog.attrs"
  done
}

answer_info() {
  info_rows | awk -F '\t' -v format="$format" -v header="$header" '
    function quoted(text) { return "\"" text "\"" }
    BEGIN {
      if (format == "tsv" && header) print "PUBLISHER\tPACKAGES\tSTATUS\tUPDATED"
      if (format == "default" && header) print "PUBLISHER  PACKAGES STATUS           UPDATED"
      if (format == "json") printf "["
      if (format == "json-formatted") print "["
    }
    format == "tsv" { print }
    format == "default" { printf "%-10s %-8s %-16s %s\n", $1, $2, $3, $4 }
    format == "json" {
      printf "%s{\"packages\":%s,\"publisher\":%s,\"status\":%s,\"updated\":%s}", (NR > 1 ? "," : ""),
        quoted($2), quoted($1), quoted($3), quoted($4)
    }
    format == "json-formatted" {
      printf "%s  {\n    \"packages\": %s,\n    \"publisher\": %s,\n    \"status\": %s,\n    \"updated\": %s\n  }",
        (NR > 1 ? ",\n" : ""), quoted($2), quoted($1), quoted($3), quoted($4)
    }
    END {
      if (format == "json") printf "]"
      if (format == "json-formatted") print "\n]"
    }'
}

answer_list() {
  list_found=$(packages_in "$repository" '*' | matching "${@:-*}")
  # The real one prints its heading before it finds nothing.
  [ -n "$list_found" ] || case $format in
    default) [ -z "$header" ] || echo 'PUBLISHER  NAME                                          O VERSION' ;;
  esac
  no_match_unless "$list_found" "$@"
  [ -n "$list_found" ] || { case $format in json*) printf '[]' ;; esac; return 0; }
  printf '%s\n' "$list_found" | sort -t "$tab" -k 2,2 | awk -F '\t' -v format="$format" -v header="$header" '
    BEGIN {
      if (format == "tsv" && header) print "PUBLISHER\tNAME\tO\tRELEASE\tBUILD RELEASE\tBRANCH\tPACKAGING DATE\tFMRI"
      if (format == "default" && header) print "PUBLISHER  NAME                                          O VERSION"
      if (format == "json") printf "["
    }
    {
      version = $4 ",5.11-" $5 ":" $6
      fmri = "pkg://" $1 "/" $2 "@" version
      last = $2
      sub(/.*\//, "", last)
    }
    format == "tsv" { print $1 "\t" $2 "\t" $3 "\t" $4 "\t5.11\t" $5 "\t" $6 "\t" fmri }
    format == "default" { printf "%-10s %-45s %1s %s\n", $1, $2, $3, $4 "-" $5 ":" $6 }
    format == "json" {
      state = $3 == "r" ? "\"pkg.renamed\":[{\"value\":[\"true\"]}]," \
        : $3 == "o" ? "\"pkg.obsolete\":[{\"value\":[\"true\"]}]," \
        : "\"pkg.summary\":[{\"value\":[\"" last " (simulated)\"]}],"
      printf "%s{\"branch\":\"%s\",\"build-release\":\"5.11\",\"name\":\"%s\",\"pkg.fmri\":\"%s\",%s\"publisher\":\"%s\",\"release\":\"%s\",\"timestamp\":\"%s\",\"version\":\"%s\"}",
        (NR > 1 ? "," : ""), $5, $2, fmri, state, $1, $4, $6, version
    }
    END { if (format == "json") printf "]" }'
}
