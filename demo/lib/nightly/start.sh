# The command line, the environment file and the refusals of the simulated nightly; the lock; the
# start of the log.

say_usage() {
  echo 'usage: nightly [-in] [+t] [-B WS] [-b BR] [-d WS] [-V VERS] <env_file>' >&2
  exit 1
}

read_arguments() {
  command_options=
  while [ $# -gt 1 ]; do
    case $1 in
      -V) given_version=$2; shift 2 ;;
      -B | -b | -d) shift 2 ;;
      +t) shift ;;
      -*[!in]*) say_usage ;;
      -?*) command_options=$command_options${1#-}; shift ;;
      *) say_usage ;;
    esac
  done
  case ${1:--} in -*) say_usage ;; esac
  environment_file=$1
}

# Sources the file where nightly looks for it. Its `NAME+=value` is ksh's: dash needs it spelt out.
read_environment() {
  unset LD_OPTIONS LD_LIBRARY_PATH CONFIG GROUP OWNER REMOTE ENV ARCH CLASSPATH NAME \
    ONBLD_TOOLS NIGHTLY_OPTIONS
  [ ! -f "$machine/etc/nightly.conf" ] || . "$machine/etc/nightly.conf"
  found=$environment_file
  case $found in */*) ;; *) found=./$found ;; esac
  if [ ! -f "$found" ]; then
    found=${OPTHOME:-/opt}/onbld/env/$environment_file
    if [ ! -f "$found" ]; then
      echo "Cannot find env file as either $environment_file or $found"
      exit 1
    fi
  fi
  portable=$machine/tmp/environment.$$
  sed 's/^\([ 	]*export[ 	]*\)*\([A-Za-z_][A-Za-z_0-9]*\)+=/\1\2=$\2/' "$found" >"$portable"
  . "$portable"
  rm -f "$portable"
  LC_ALL=C LANG=C
  export LC_ALL LANG
}

refuse() {
  echo "$1"
  exit 1
}

refuse_nonsense() {
  if [ -z "$NIGHTLY_OPTIONS" ]; then
    echo 'NIGHTLY_OPTIONS must be set in environment file'
    say_usage
  fi
  [ -n "$CODEMGR_WS" ] || refuse 'nightly: Error: Variable CODEMGR_WS not set.'
  [ -d "$CODEMGR_WS" ] || refuse "nightly: Error: $CODEMGR_WS is not a directory."
  [ -f "$CODEMGR_WS/usr/src/Makefile" ] ||
    refuse "nightly: Error: $CODEMGR_WS/usr/src/Makefile not found."
  case ${MAKE:-dmake} in
    dmake | make | */dmake | */make) ;;
    *) refuse '$MAKE is set to garbage in the environment' ;;
  esac
  [ -n "$ROOT" ] || refuse 'ROOT must be set.'
  options=${NIGHTLY_OPTIONS#-}$command_options
  case $options in
    *U*)
      [ -n "$PARENT_ROOT" ] ||
        refuse 'PARENT_ROOT must be set if the U flag is present in NIGHTLY_OPTIONS.' ;;
  esac
  SRC=$CODEMGR_WS/usr/src
  ATLOG=${ATLOG:-$CODEMGR_WS/log}
  LOGFILE=${LOGFILE:-$ATLOG/nightly.log}
  STAFFER=${STAFFER:-${LOGNAME:-$(id -un)}}
  MACH=${MACH:-i386} MAKE=dmake DMAKE_MODE=parallel
  DMAKE_MAX_JOBS=${DMAKE_MAX_JOBS:-$setting_processors}
  VERSION=${given_version:-$VERSION}
  TOOLS_PROTO=$SRC/tools/proto/root_$MACH-nd
  read_clock
  RELEASE_DATE=$(format_time "$clock" '%B %Y')
  export SRC ATLOG LOGFILE STAFFER MACH MAKE DMAKE_MODE DMAKE_MAX_JOBS VERSION TOOLS_PROTO \
    RELEASE_DATE
}

# What is made here goes at any end; a signal is minded before there is a lock.
prepare_end() {
  TMPDIR=$machine/tmp/nightly.tmpdir.$$
  export TMPDIR
  build_ok=y build_extras_ok=y generator='' interrupted=''
  rm -rf "$TMPDIR"
  mkdir -m 777 "$TMPDIR"
  trap 'finish' 0
  trap 'interrupt' 1 2 3 15
}

# log/nightly.lock is a link to HOST.STAFFER.PID. Who is refused tidies up all the same, as the real
# one does: the running build's log is put away, and its lock is gone.
take_lock() {
  lock=$ATLOG/nightly.lock
  mkdir -p "$ATLOG"
  until ln -s "$node_name.$STAFFER.$$" "$lock" 2>/dev/null; do
    owner=$(readlink "$lock") || continue
    owner_process=${owner##*.}
    owner=${owner%.*}
    owner_name=${owner##*.}
    owner_host=${owner%.*}
    build="$MACH build of $(basename "$CODEMGR_WS")"
    if [ "$owner_host" != "$node_name" ]; then
      refuse "$build apparently already started by $owner_name on $owner_host as $owner_process."
    elif kill -0 "$owner_process" 2>/dev/null; then
      refuse "$build already started by $owner_name as $owner_process."
    fi
    rm -f "$lock"
  done
}

begin_log() {
  exec </dev/null >"$TMPDIR/build_noise" 2>&1
  [ ! -f "$LOGFILE" ] || mv "$LOGFILE" "$LOGFILE-"
  : >"$LOGFILE"
  : >"$TMPDIR/mail_msg"
  : >"$TMPDIR/build_environ"
  read_clock
  started=$clock
}
