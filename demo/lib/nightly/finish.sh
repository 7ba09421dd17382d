# The end of the simulated nightly, however it comes.

complete() {
  read_time
  total=$((clock - started))
  log_and build_time '==== Nightly distributed build completed: %s ====\n' "$now"
  log_and build_time '\n==== Total build time ====\n\nreal    %d:%02d:%02d\n' \
    $((total / 3600)) $((total / 60 % 60)) $((total % 60))
  if [ "$build_ok" != y ]; then exit 1; fi
  case $options in *W*) exit 0 ;; esac
  if [ "$build_extras_ok" != y ]; then exit 1; fi
  exit 0
}

# A signal only leaves a mark: ksh93 may lose the status of an `exit` in a trap. What runs is ended,
# and the next step stops.
interrupt() {
  interrupted=y
  [ -z "$generator" ] || kill -TERM "$generator" 2>/dev/null
}

# Nothing in the log says that a build was interrupted: it just stops, and mail_msg has no line of
# its completion.
stop_if_interrupted() {
  [ -n "$interrupted" ] || return 0
  build_ok=i
  [ -z "$generator" ] || wait "$generator" 2>/dev/null
  exit 1
}

finish() {
  ending_status=$?
  trap '' 1 2 3 15
  trap - 0
  # The signal may have ended a command whose output was to be counted with, which is an error of its own.
  [ -z "$interrupted" ] || ending_status=1 build_ok=i
  shuffle_log
  rm -rf "$TMPDIR"
  rm -f "$lock"
  exit "$ending_status"
}

# Moves the log, with the same inode, to a folder named for the time of the end, and writes mail_msg
# beside it. Until all is there, nothing is the latest.
shuffle_log() {
  read_clock
  folder=$ATLOG/log.$(format_time "$clock" '%Y-%m-%d.%H:%M')
  [ ! -d "$folder" ] || folder=$folder.$$
  rm -f "$ATLOG/latest"
  mkdir -p "$folder" || return
  : >>"$LOGFILE"
  [ "$build_ok" != y ] || mv "$ATLOG/proto_list_$MACH" "$folder"
  if [ -s "$TMPDIR/build_noise" ]; then
    say_both '==== Nightly build noise ===='
    tee -a "$LOGFILE" <"$TMPDIR/build_noise" >>"$TMPDIR/mail_msg"
  fi
  if [ -f "$TMPDIR/mail_msg" ]; then
    cat "$TMPDIR/build_time" "$TMPDIR/build_environ" "$TMPDIR/mail_msg"
  fi >"$folder/mail_msg"
  mv "$LOGFILE" "$folder/nightly.log"
  ln -s "$folder" "$ATLOG/latest"
}
