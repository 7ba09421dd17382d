
PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/3 (only reads) bldenv sets up a build anew; inside another one it would mix the two.
step 1 'Check that a bldenv may start'
require 'bldenv can'\''t run inside a bldenv shell (CODEMGR_WS is set)' test -z "${CODEMGR_WS:-}"
require 'this is for Helios only' grep -qxF -e 'ID=helios' /etc/os-release
require 'the gate has no bldenv script' test -x /home/robin/helios/projects/illumos/usr/src/tools/scripts/bldenv

# 2/3 (writes in the workspace) nightly and bldenv take their options, compilers and versions from this file.
# No undo: an older file that differs is kept in the job's folder.
step 2 'Write illumos.sh'
put /home/robin/helios/projects/illumos/illumos.sh <<'END_OF_FILE' || fail
export NIGHTLY_OPTIONS='-nCDAprt'
export CODEMGR_WS='/home/robin/helios/projects/illumos'
export MACH="$(uname -p)"
export GNUC_ROOT=/opt/gcc-10
export PRIMARY_CC=gcc10,$GNUC_ROOT/bin/gcc,gnu
export PRIMARY_CCC=gcc10,$GNUC_ROOT/bin/g++,gnu
export SHADOW_CCS=
export SHADOW_CCCS=
SHADOW_CCS+=" gcc14,/opt/gcc-14/bin/gcc,gnu"
SHADOW_CCCS+=" gcc14,/opt/gcc-14/bin/g++,gnu"
SMATCHBIN=$CODEMGR_WS/usr/src/tools/proto/root_$MACH-nd/opt/onbld/bin/$MACH/smatch
SHADOW_CCS+=" smatch,$SMATCHBIN,smatch"
export BUILDVERSION_EXEC="git describe --all --long --dirty"
export DMAKE_MAX_JOBS=16
export ENABLE_SMB_PRINTING='#'
export PERL_VERSION=5.40
export PERL_PKGVERS=
export PERL_VARIANT=-thread-multi
export BUILDPERL32='#'
export JAVA_ROOT=/usr/jdk/openjdk11.0
export JAVA_HOME=$JAVA_ROOT
export BLD_JAVA_11=
export BUILDPY2='#'
export BUILDPY3=
export BUILDPY2TOOLS='#'
export BUILDPY3TOOLS=
export PYTHON3_VERSION=3.13
export PYTHON3_PKGVERS=-313
export PYTHON3_SUFFIX=
export TOOLS_PYTHON=/usr/bin/python$PYTHON3_VERSION
export STAFFER="$LOGNAME"
export MAILTO="${MAILTO:-$STAFFER}"
export BUILD_PROJECT=''
export ATLOG="$CODEMGR_WS/log"
export LOGFILE="$ATLOG/nightly.log"
export BUILD_TOOLS='/opt'
export MAKEFLAGS='ke'
export PARENT_WS=''
export REF_PROTO_LIST="$PARENT_WS/usr/src/proto_list_${MACH}"
export PARENT_ROOT="$PARENT_WS/proto/root_$MACH"
export PARENT_TOOLS_ROOT="$PARENT_WS/usr/src/tools/proto/root_$MACH-nd"
export PKGARCHIVE="${CODEMGR_WS}/packages/${MACH}/nightly"
export VERSION="$(git describe --long --all HEAD | cut -d/ -f2-)"
export BOOTBANNER1="Oxide Helios Version ^v ^w-bit (onu)"
export ROOT="$CODEMGR_WS/proto/root_${MACH}"
export SRC="$CODEMGR_WS/usr/src"
export MULTI_PROTO="yes"
export ONBLD_BIN=/opt/onbld/bin
export ON_CLOSED_BINS=/opt/onbld/closed
export PKGVERS_BRANCH='3.0.999999'
END_OF_FILE

# 3/3 (writes in the workspace) Compilers, tools and variables are those of the build. exit or ^D leaves it.
# No undo: what is done in the shell is done.
step 3 'Open the shell'
( cd /home/robin/helios/projects/illumos/usr/src && sh -c '"$@" || echo "bldenv ended with status $?"' sh ./tools/scripts/bldenv -d /home/robin/helios/projects/illumos/illumos.sh 'cd "$SRC"/cmd/id && exec "$SHELL"' ) || fail

finish

}

if [ -t 0 ]; then main; else main </dev/tty; fi
