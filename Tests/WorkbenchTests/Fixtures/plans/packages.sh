
PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/5 (only reads) Packages are made of the files in the proto area.
step 1 'Check that something was built'
require 'there is no proto area of this flavour: build illumos first' test -d /home/robin/helios/projects/illumos/proto/root_i386

# 2/5 (only reads) nightly and dmake must not work in the same proto area.
step 2 'Check that dmake may run here'
require 'bldenv can'\''t run inside a bldenv shell (CODEMGR_WS is set)' test -z "${CODEMGR_WS:-}"
require 'this is for Helios only' grep -qxF -e 'ID=helios' /etc/os-release
require 'the gate has no bldenv script' test -x /home/robin/helios/projects/illumos/usr/src/tools/scripts/bldenv
require 'a nightly runs in this gate' unlocked /home/robin/helios/projects/illumos/log/nightly.lock

# 3/5 (writes in the workspace) Two starts at the same moment must not both pass the check above.
step 3 'Claim the gate'
claim /home/robin/helios/tmp/heliosw-illumos.building

# 4/5 (writes in the workspace) nightly and bldenv take their options, compilers and versions from this file.
# No undo: an older file that differs is kept in the job's folder.
step 4 'Write illumos-quick-debug.sh'
put /home/robin/helios/projects/illumos/illumos-quick-debug.sh <<'END_OF_FILE' || fail
export NIGHTLY_OPTIONS='-nCADFprt'
export CODEMGR_WS='/home/robin/helios/projects/illumos'
export MACH="$(uname -p)"
export GNUC_ROOT=/opt/gcc-10
export PRIMARY_CC=gcc10,$GNUC_ROOT/bin/gcc,gnu
export PRIMARY_CCC=gcc10,$GNUC_ROOT/bin/g++,gnu
export SHADOW_CCS=
export SHADOW_CCCS=
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

# 5/5 (writes in the workspace) Each manifest becomes a package in the gate's repository for onu and images.
# No undo: the packages of the last build in that repository are replaced.
step 5 'Publish the packages'
( cd /home/robin/helios/projects/illumos/usr/src && SHELL=/bin/sh ./tools/scripts/bldenv /home/robin/helios/projects/illumos/illumos-quick-debug.sh 'cd "$SRC"/pkg && pwd && dmake -S install' ) || fail

finish

}

main </dev/null
