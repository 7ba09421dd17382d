# The phases of the simulated nightly, in the order of a build.

# generate TIME SIZE PROGRAMS OPERANDS: a phase's made-up output, at the end of the log. TIME and SIZE are thousandths of the
# build's; PROGRAMS and OPERANDS name files of lib/nightly and share.
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

# nightly logs the whole of env(1). This one keeps the user's own environment out of it, and shows a made-up secret instead.
list_environment() {
  DEPLOY_API_TOKEN=simulated-0f1e2d3c4b5a69788796a5b4c3d2e1f0
  for name in ATLOG BOOTBANNER1 BUILD_PROJECT BUILD_TOOLS CODEMGR_WS DEPLOY_API_TOKEN DMAKE_MAX_JOBS DMAKE_MODE GNUC_ROOT \
    JAVA_HOME LANG LC_ALL LOGFILE MACH MAILTO MAKE MAKEFLAGS MULTI_PROTO NIGHTLY_OPTIONS ONBLD_BIN ON_CLOSED_BINS PARENT_WS \
    PERL_VERSION PKGARCHIVE PKGVERS_BRANCH PRIMARY_CC PRIMARY_CCC PYTHON3_VERSION REF_PROTO_LIST RELEASE_DATE ROOT SHADOW_CCS \
    SHADOW_CCCS SRC STAFFER TMPDIR TOOLS_PROTO VERSION; do
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
  ! report_section '==== Make clobber ERRORS ====' "$TMPDIR/clobber_errs" || build_extras_ok=n
  read_time
  say_log "==== Make tools clobber at $now ===="
  printf '%s/tools\n\n\nClearing %s %s\n' "$SRC" "$ROOT" "$ROOT-nd" >>"$LOGFILE"
  say_mail '==== Make tools clobber ERRORS ===='
  rm -rf "$ROOT" "$ROOT-nd"
}

no_bringover() {
  say_log "==== No bringover to $CODEMGR_WS ===="
  say_both '==== Build version ===='
  log_and mail_msg '%s\n' "$VERSION"
}

bootstrap_tools() {
  read_time
  say_log "==== Bootstrapping tools at $now ===="
  tools_phase bootstrap 40 40 '==== Bootstrap build errors ===='
}

build_tools() {
  read_time
  say_log "==== Building tools at $now ===="
  tools_phase tools 60 60 '==== Tools build errors ===='
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
  log_and build_environ '\n/opt/onbld/bin/%s/dmake\ndmake: illumos make\nnumber of concurrent jobs = %s\n' "$MACH" \
    "$DMAKE_MAX_JOBS"
  log_and build_environ '\ncw version 11.0\nprimary: /opt/gcc-10/bin/gcc\ngcc (simulated) 10.5.0\n'
  for shadow in $shadow_compilers; do log_and build_environ '\nshadow: %s\n(simulated)\n' "$shadow"; done
  log_and build_environ '\n/usr/jdk/openjdk11.0/bin/javac\nopenjdk full version "11.0 (simulated)"\n'
  log_and build_environ '\n/usr/bin/openssl\nOpenSSL 3 (simulated)\n'
  log_and build_environ \
    '\n/usr/ccs/bin/ld\nld: Software Generation Utilities - Solaris Link Editors: 5.11-1.1790 (illumos)\n'
}

# build LABEL SUFFIX: one flavour, source and packages.
build() {
  flavour=$1 suffix=$2 proto=$ROOT$2 phase=source share=1000
  case $options in *F*) ;; *D*) share=500 ;; esac
  install_out=$SRC/install$suffix-$MACH.out
  read_time
  began=$clock
  say_log "==== Building OS-Net source at $now ($flavour) ===="
  begin_part
  generate $((share * 7 / 10)) $((share * 8 / 10)) 'compile pieces source' 'failures components'
  case $generated in
    8) kill -TERM $$; stop_if_interrupted ;;
    9) kill -KILL $$ ;;
  esac
  end_part "$install_out"
  read_time
  took $((clock - began)) >"$TMPDIR/elapsed"
  cat "$TMPDIR/elapsed" >>"$LOGFILE"
  summarise_build
  say_log "==== Ended OS-Net source build at $now ($flavour) ===="
  make_packages
}

summarise_build() {
  build_errors "$install_out" >"$TMPDIR/build_errs$suffix"
  build_warnings "$install_out" >"$TMPDIR/build_warnings$suffix"
  ! report_section "==== Build errors ($flavour) ====" "$TMPDIR/build_errs$suffix" || build_ok=n
  ! report_section "==== Build warnings ($flavour) ====" "$TMPDIR/build_warnings$suffix" || build_ok=n
  say_mail "==== Elapsed build time ($flavour) ===="
  sed 1d "$TMPDIR/elapsed" >>"$TMPDIR/mail_msg"
  is_incremental && return
  noise=$SRC/noise$suffix-$MACH
  [ ! -f "$noise.out" ] || mv "$noise.out" "$noise.ref"
  build_noise "$install_out" >"$noise.out"
  [ -f "$noise.ref" ] || cp "$noise.out" "$noise.ref"
  say_mail "==== Build noise differences ($flavour) ===="
  diff "$noise.ref" "$noise.out" >>"$TMPDIR/mail_msg"
}

make_packages() {
  case $options in
    *p*) ;;
    *) say_log "==== No $flavour packages to build ===="; return ;;
  esac
  if [ "$build_ok" != y ]; then
    say_log "==== Not creating $flavour packages ===="
    return
  fi
  say_log "==== Creating $flavour packages at $now ===="
  repository=$PKGARCHIVE$suffix/repo.redist
  package_out=$SRC/pkg/install$suffix-$MACH.out
  began=$clock
  printf 'Clearing out %s ...\n' "$PKGARCHIVE$suffix" >>"$LOGFILE"
  rm -rf "$PKGARCHIVE$suffix"
  mkdir -p "$SRC/pkg"
  begin_part
  generate $((share * 12 / 100)) $((share * 6 / 100)) packages packages
  end_part "$package_out"
  read_clock
  took $((clock - began)) >>"$LOGFILE"
  fill_repository
  fill_proto
  package_errors "$package_out" >"$TMPDIR/package"
  ! report_section "==== package build errors ($flavour) ====" "$TMPDIR/package" || build_extras_ok=n
}

fill_repository() {
  mkdir -p "$repository/publisher/on-nightly"
  printf '[publisher]\nprefix = on-nightly\n\n[repository]\nversion = 4\n' >"$repository/pkg5.repository"
  sed -n 's/^Publishing \(.*\) to redist repository$/\1/p' "$package_out" >"$repository/publisher/on-nightly/simulated-packages"
}

# A file for each command, library and module that the log says was installed.
fill_proto() {
  mkdir -p "$proto/usr/bin" "$proto/usr/lib" "$proto/kernel/drv/amd64"
  SIMULATED_PROTO=$proto awk '
    BEGIN { root = ENVIRON["SIMULATED_PROTO"] "/" }
    / -f / && $(NF - 1) ~ /(usr\/bin|usr\/lib|kernel\/drv\/amd64)$/ && index($(NF - 1), root) == 1 {
      file = substr($(NF - 1), length(root) + 1) "/" $NF
      if (file in seen) next
      seen[file] = 1
      print "simulated" >(root file)
      close(root file)
      print file
    }' "$install_out" >"$TMPDIR/installed"
}

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
  sed 's:^:f :; s:$: - 555 root bin simulated:' "$TMPDIR/installed" >"$SRC/proto_list_$MACH"
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
    printf 'Entries present in proto area but not manifests:\n\tfile NOHASH group=bin mode=0555 owner=root path=%s\n' \
      usr/bin/nvmewatch >"$TMPDIR/protocmp_noise"
  fi
  ! report_section '==== Validating manifests against proto area ====' "$TMPDIR/protocmp_noise" || build_extras_ok=n
}

# `make check` has no banner in the log. It runs after a failed build too, but not when -i stands on the command line.
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
  ! report_section '==== cstyle/hdrchk errors ====' "$TMPDIR/check_errors" || build_extras_ok=n
}

check_lists() {
  say_both '==== Find core files ===='
  case $options in *f*) say_both '==== Diff unreferenced files (since last build) ====' ;; esac
  case $options in *N*) ;; *) say_both '==== Check lists of files ====' ;; esac
  [ "$build_ok" = y ] || return 0
  case $options in *M*) ;; *) say_mail '==== Impact on file permissions ====' ;; esac
}
