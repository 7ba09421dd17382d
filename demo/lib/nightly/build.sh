# One flavour of the simulated build: the source, what is found in its output, the packages.

# build LABEL SUFFIX: one flavour, source and packages.
build() {
  flavour=$1 suffix=$2 proto=$ROOT$2 phase=source share=1000
  case $options in *F*) ;; *D*) share=500 ;; esac
  install_out=$SRC/install$suffix-$MACH.out
  read_time
  began=$clock
  say_log "==== Building OS-Net source at $now ($flavour) ===="
  begin_part
  generate $((share * 7 / 10)) $((share * 8 / 10)) 'tree compile pieces jobs source' \
    'failures components'
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
  ! report_section "Build errors ($flavour)" "$TMPDIR/build_errs$suffix" || build_ok=n
  ! report_section "Build warnings ($flavour)" "$TMPDIR/build_warnings$suffix" || build_ok=n
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
  ! report_section "package build errors ($flavour)" "$TMPDIR/package" || build_extras_ok=n
}

fill_repository() {
  create_repository "$repository"
  add_publisher "$repository" on-nightly
  read_clock
  sed -n 's/^Publishing \(.*\) to redist repository$/\1/p' "$package_out" |
    publish "$repository" on-nightly "${PKGVERS_BRANCH:-3.0.999999}" "$VERSION" "$clock"
  # One folder a package, named as the real one names them.
  mkdir -p "$repository/publisher/on-nightly/pkg"
  (cd "$repository/publisher/on-nightly/pkg" &&
    cut -f 1 ../simulated-packages | sed 's|/|%2F|g' | xargs mkdir -p)
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
