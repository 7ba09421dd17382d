# How the simulated nightly speaks to its log and to mail_msg, and how it finds there what it
# counts.

# A banner: in the log, in mail_msg, in both.
say_log() {
  printf '\n%s\n\n' "$1" >>"$LOGFILE"
}

say_mail() {
  printf '\n%s\n\n' "$1" >>"$TMPDIR/mail_msg"
}

say_both() {
  say_log "$1"
  say_mail "$1"
}

# log_and FILE FORMAT ARGUMENT...: text for the log and for one of the files that mail_msg is put
# together from.
log_and() {
  beside=$TMPDIR/$1
  shift
  printf "$@" >>"$LOGFILE"
  printf "$@" >>"$beside"
}

# Puts the time into `clock`, and as date(1) says it into `now`.
read_time() {
  stop_if_interrupted
  read_clock
  now=$(format_time "$clock" '%a %b %e %H:%M:%S %Z %Y')
}

tab=$(printf '\t')

# What counts as an error of the build. One rule a line, as nightly has them.
build_errors() {
  grep ':' "$1" |
    grep -E "(^dmake:|[$tab ]error[:$tab ]|ld: guidance:)" |
    grep -E -v ': (Entering|Leaving) directory |Ignoring unknown host|cc .* -o error |warning'
  sed -n "/^Undefined[$tab ]*first referenced\$/,/^ld: fatal:/p" "$1"
  grep 'bootblock image is .* bytes too big' "$1"
}

build_warnings() {
  grep -E -i 'warn(ing)?:' "$1" |
    grep -E -v "^tic:|symbol (\`|')timezone' has differing types:|parameter <PSTAMP> set to" |
    grep -E -v 'Ignoring unknown host|redefining segment flags attribute for'
}

tools_errors() {
  grep ':' "$1" | grep -E "(dmake:|[$tab ]error[:$tab ])" |
    grep -E -v ': (Entering|Leaving) directory |Ignoring unknown host|warning'
}

clobber_errors() {
  grep 'dmake:' "$1" | grep -E -v ': (Entering|Leaving) directory |Ignoring unknown host'
}

package_errors() {
  grep -E 'dmake|ERROR|WARNING' "$1" | grep ':' |
    grep -E -v 'PSTAMP|dmake: (Entering|Leaving) directory |Ignoring unknown host'
}

check_errors() {
  grep ':' "$1" | grep -E -v ': (Entering|Leaving) directory |Ignoring unknown host' | sort -u
}

# What is left of a build's output when everything usual is taken away; compared with the build
# before.
build_noise() {
  grep ':' "$1" |
    grep -E -v '^(/|\+|Start|Finish|real|user|sys|echo |tic:|mcs|Writing|Manifying|stty.*c:)' |
    grep -E -v '^(adding:|Adding file:|LD_LIBRARY_PATH=)|ar: (creating|writing)|conflicts:|\.c:$' |
    grep -E -v 'PSTAMP|Processing method:|CLASSPATH=|::|-DUTS_VERSION=|svccfg-native -s svc:/' |
    grep -E -v ': (Entering|Leaving) directory |Ignoring unknown host' |
    sort -u
}

# report_section TITLE FILE: a section of mail_msg. Succeeds if there was anything to say.
report_section() {
  stop_if_interrupted
  say_mail "==== $1 ===="
  cat "$2" >>"$TMPDIR/mail_msg"
  [ -s "$2" ]
}

# begin_part, end_part FILE: what the log gets in between is in that file too.
begin_part() {
  part_begins=$(($(wc -c <"$LOGFILE")))
}

end_part() {
  tail -c +$((part_begins + 1)) "$LOGFILE" >"$1"
}

# took SECONDS: as time(1) says it, with plausible figures for the processors.
took() {
  awk -v real="$1" -v jobs="$DMAKE_MAX_JOBS" '
    function clock(label, seconds,   hours, minutes, text) {
      hours = int(seconds / 3600)
      minutes = int(seconds % 3600 / 60)
      text = sprintf("%.1f", seconds % 60)
      if (hours) text = sprintf("%d:%02d:%04.1f", hours, minutes, seconds % 60)
      else if (minutes) text = sprintf("%d:%04.1f", minutes, seconds % 60)
      printf "%-4s%11s\n", label, text
    }
    BEGIN {
      print ""
      clock("real", real + 0.3)
      clock("user", real * jobs * 0.62 + 0.1)
      clock("sys", real * jobs * 0.11 + 0.1)
    }'
}
