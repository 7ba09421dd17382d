# What the simulated nightly looks at when the building is over.

check_packages() {
  case $options in *L*) return ;; *p*) ;; *) return ;; esac
  [ "$build_ok" = y ] || return 0
  say_both '==== Linting packages ===='
  printf 'Lint engine setup...\nStarting lint run...\n' >>"$LOGFILE"
}

check_proto() {
  [ "$build_ok" = y ] || return 0
  read_time
  printf '\n==== Creating protolist system file at %s ====\n' "$now" >>"$LOGFILE"
  sed 's:^:f :; s:$: - 555 root bin simulated:' "$TMPDIR/installed" >"$ATLOG/proto_list_$MACH"
  printf '==== protolist system file created at %s ====\n\n' "$now" >>"$LOGFILE"
  case $options in *N*) ;; *) validate_manifests ;; esac
  case $options in *A*) say_both '==== Check versioning and ABI information ====' ;; esac
  case $options in
    *r*)
      say_both '==== Check ELF runtime attributes ===='
      say_both '==== Diff ELF runtime attributes (since last build) ====' ;;
  esac
}

validate_manifests() {
  : >"$TMPDIR/protocmp_noise"
  if [ "$setting_ending" = checks-failed ]; then
    printf '%s\n\t%s\n' 'Entries present in proto area but not manifests:' \
      'file NOHASH group=bin mode=0555 owner=root path=usr/bin/nvmewatch' >"$TMPDIR/protocmp_noise"
  fi
  ! report_section 'Validating manifests against proto area' "$TMPDIR/protocmp_noise" ||
    build_extras_ok=n
}

# `make check` has no banner in the log. It runs after a failed build too, but not when -i stands on
# the command line.
check_sources() {
  case $command_options/$options in
    *i*/*) say_log "==== No 'dmake check' ===="; return ;;
    */*C*) ;;
    *) say_log "==== No 'dmake check' ===="; return ;;
  esac
  begin_part
  generate 70 40 check components
  end_part "$SRC/check-$MACH.out"
  check_errors "$SRC/check-$MACH.out" >"$TMPDIR/check_errors"
  ! report_section 'cstyle/hdrchk errors' "$TMPDIR/check_errors" || build_extras_ok=n
}

check_lists() {
  say_both '==== Find core files ===='
  case $options in *f*) say_both '==== Diff unreferenced files (since last build) ====' ;; esac
  case $options in *N*) ;; *) say_both '==== Check lists of files ====' ;; esac
  [ "$build_ok" = y ] || return 0
  case $options in *M*) ;; *) say_mail '==== Impact on file permissions ====' ;; esac
}
