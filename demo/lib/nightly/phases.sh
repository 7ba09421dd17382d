# The phases of the simulated nightly, in the order of a build.

# generate TIME SIZE PROGRAMS OPERANDS: a phase's made-up output, at the end of the log. TIME and
# SIZE are thousandths of the build's; PROGRAMS and OPERANDS name files of lib/nightly and share.
generate() {
  stop_if_interrupted
  milliseconds=$((setting_seconds * $1))
  bytes=$((setting_size / 1000 * $2))
  clock_spend "$1"
  programs=$3 operands=$4
  set --
  for program in pace $programs; do set -- "$@" -f "$machine/lib/nightly/$program.awk"; done
  for operand in $operands; do set -- "$@" "$machine/share/$operand"; done
  SIMULATED_MILLISECONDS=$milliseconds SIMULATED_BYTES=$bytes SIMULATED_HOST=$node_name \
    SIMULATED_VERSION=$VERSION SIMULATED_ENDING=$setting_ending SIMULATED_ERRORS=$setting_errors \
    SIMULATED_SHADOWS=$shadow_compilers SIMULATED_FLAVOUR=$flavour SIMULATED_PROTO=$proto \
    SIMULATED_JOBS=$DMAKE_MAX_JOBS SIMULATED_DMAKE=$(($$ + 40)) SIMULATED_PHASE=$phase \
    SIMULATED_REPOSITORY=$repository awk "$@" >>"$LOGFILE" &
  generator=$!
  wait "$generator" 2>/dev/null
  generated=$?
  stop_if_interrupted
  generator=
  case $generated in 0 | 8 | 9) ;; *) build_ok=n ;; esac
}

describe_start() {
  flavour=non-DEBUG proto=$ROOT-nd phase='' repository='' shadow_compilers=''
  for shadow in $SHADOW_CCS; do
    shadow=${shadow#*,}
    shadow_compilers="$shadow_compilers ${shadow%,*}"
  done
  read_time
  log_and build_time '\n==== Nightly distributed build started:   %s ====\n' "$now"
  log_and mail_msg '\nBuild project:  -\nBuild taskid:   -\n'
  say_log '==== list of environment variables ===='
  list_environment >>"$LOGFILE"
  say_both '==== Nightly argument issues ===='
}

# nightly logs the whole of env(1). This one keeps the user's own environment out of it, and shows a
# made-up secret instead.
list_environment() {
  DEPLOY_API_TOKEN=simulated-0f1e2d3c4b5a69788796a5b4c3d2e1f0
  for name in ATLOG BOOTBANNER1 BUILD_PROJECT BUILD_TOOLS CODEMGR_WS DEPLOY_API_TOKEN \
    DMAKE_MAX_JOBS DMAKE_MODE GNUC_ROOT JAVA_HOME LANG LC_ALL LOGFILE MACH MAILTO MAKE MAKEFLAGS \
    MULTI_PROTO NIGHTLY_OPTIONS ONBLD_BIN ON_CLOSED_BINS PARENT_WS PERL_VERSION PKGARCHIVE \
    PKGVERS_BRANCH PRIMARY_CC PRIMARY_CCC PYTHON3_VERSION REF_PROTO_LIST RELEASE_DATE ROOT \
    SHADOW_CCS SHADOW_CCCS SRC STAFFER TMPDIR TOOLS_PROTO VERSION; do
    eval "value=\${$name-}"
    printf '%s=%s\n' "$name" "$value"
  done
}

is_incremental() {
  case $options in *i*) return 0 ;; esac
  return 1
}

clobber() {
  read_time
  if is_incremental; then
    say_log "==== No clobber at $now ===="
    return
  fi
  say_log "==== Make clobber at $now ===="
  begin_part
  phase=clobber
  generate 10 10 'compile tools' ''
  end_part "$SRC/clobber-$MACH.out"
  clobber_errors "$SRC/clobber-$MACH.out" >"$TMPDIR/clobber_errs"
  ! report_section 'Make clobber ERRORS' "$TMPDIR/clobber_errs" || build_extras_ok=n
  read_time
  say_log "==== Make tools clobber at $now ===="
  printf '%s/tools\n\n\nClearing %s %s\n' "$SRC" "$ROOT" "$ROOT-nd" >>"$LOGFILE"
  say_mail '==== Make tools clobber ERRORS ===='
  rm -rf "$ROOT" "$ROOT-nd" "$machine/var/made"
}

no_bringover() {
  say_log "==== No bringover to $CODEMGR_WS ===="
  say_both '==== Build version ===='
  log_and mail_msg '%s\n' "$VERSION"
}

bootstrap_tools() {
  read_time
  say_log "==== Bootstrapping tools at $now ===="
  tools_phase bootstrap 40 40 'Bootstrap build errors'
}

build_tools() {
  read_time
  say_log "==== Building tools at $now ===="
  tools_phase tools 60 60 'Tools build errors'
  mkdir -p "$TOOLS_PROTO/opt/onbld/bin"
  cp "$SRC/tools/scripts/onu" "$TOOLS_PROTO/opt/onbld/bin/onu" 2>/dev/null
  say_log '==== New environment settings. ===='
  for tool in STABS:stabs CTFSTABS:ctfstabs CTFCONVERT:ctfconvert CTFMERGE:ctfmerge; do
    printf '%s=%s/opt/onbld/bin/%s/%s\n' "${tool%:*}" "$TOOLS_PROTO" "$MACH" "${tool#*:}"
  done >>"$LOGFILE"
  printf 'ONBLD_TOOLS=%s/opt/onbld\n' "$TOOLS_PROTO" >>"$LOGFILE"
}

tools_phase() {
  phase=$1
  began=$clock
  begin_part
  generate "$2" "$3" 'compile tools' ''
  end_part "$SRC/tools/install-$phase-$MACH.out"
  read_clock
  took $((clock - began)) >>"$LOGFILE"
  tools_errors "$SRC/tools/install-$phase-$MACH.out" >"$TMPDIR/${phase}_errors"
  ! report_section "$4" "$TMPDIR/${phase}_errors" || build_ok=n
}

describe_environment() {
  log_and build_environ '\n==== Build environment ====\n\n'
  log_and build_environ "/usr/bin/uname\\n%s\\nsimulated by heliosw's demo machine\\n" "$(uname -a)"
  log_and build_environ '\n/opt/onbld/bin/%s/dmake\ndmake: illumos make\n' "$MACH"
  log_and build_environ 'number of concurrent jobs = %s\n' "$DMAKE_MAX_JOBS"
  log_and build_environ '\ncw version 11.0\nprimary: /opt/gcc-10/bin/gcc\ngcc (simulated) 10.5.0\n'
  for shadow in $shadow_compilers; do
    log_and build_environ '\nshadow: %s\n(simulated)\n' "$shadow"
  done
  log_and build_environ '\n%s/bin/javac\nopenjdk full version "11.0 (simulated)"\n' "$JAVA_HOME"
  log_and build_environ '\n/usr/bin/openssl\nOpenSSL 3 (simulated)\n'
  log_and build_environ '\n/usr/ccs/bin/ld\nld: Software Generation Utilities - %s\n' \
    'Solaris Link Editors: 5.11-1.1790 (illumos)'
}
