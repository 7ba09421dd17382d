
PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/7 (only reads) nightly and dmake must not work in the same proto area.
step 1 'Check that dmake may run here'
require 'bldenv can'\''t run inside a bldenv shell (CODEMGR_WS is set)' test -z "${CODEMGR_WS:-}"
require 'this is for Helios only' grep -qxF -e 'ID=helios' /etc/os-release
require 'the gate has no bldenv script' test -x /home/robin/helios/projects/illumos/usr/src/tools/scripts/bldenv
require 'a nightly runs in this gate' unlocked /home/robin/helios/projects/illumos/log/nightly.lock

# 2/7 (writes in the workspace) Two starts at the same moment must not both pass the check above.
step 2 'Claim the gate'
claim /home/robin/helios/tmp/heliosw-illumos.building

# 3/7 (writes in the workspace) nightly and bldenv take their options, compilers and versions from this file.
# No undo: an older file that differs is kept in the job's folder.
step 3 'Write illumos-quick.sh'
put /home/robin/helios/projects/illumos/illumos-quick.sh <<'END_OF_FILE' || fail
export NIGHTLY_OPTIONS='-nCAprt'
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

# 4/7 (writes in the workspace) What is newer than this file afterwards was installed by this job.
step 4 'Note the time'
touch /home/robin/helios/tmp/heliosw-illumos.rebuilt || fail

# 5/7 (writes in the workspace) dmake makes what is older than its sources and installs it in the proto area.
# No undo: the component's files in the proto area are replaced.
step 5 'Rebuild cmd/id'
( cd /home/robin/helios/projects/illumos/usr/src && SHELL=/bin/sh ./tools/scripts/bldenv /home/robin/helios/projects/illumos/illumos-quick.sh 'cd "$SRC"/cmd/id && pwd && dmake -S -m serial install' ) || stumble

# 6/7 (writes in the workspace) dmake makes what is older than its sources and installs it in the proto area.
# No undo: the component's files in the proto area are replaced.
step 6 'Rebuild uts/intel/zfs'
( cd /home/robin/helios/projects/illumos/usr/src && SHELL=/bin/sh ./tools/scripts/bldenv /home/robin/helios/projects/illumos/illumos-quick.sh 'cd "$SRC"/uts/intel/zfs && pwd && dmake -S -m serial install' ) || stumble

# 7/7 (only reads) What was installed, with sizes and times: the job's result shows it.
step 7 'List what changed in the proto area'
sh -c 'cd "$1" 2>/dev/null || { echo "--- $1 is not there: nothing was installed"; exit 0; }
echo "--- changed in $1"
find . -type f -newer "$2" -exec ls -ln {} +
echo "--- end of the list"' sh /home/robin/helios/projects/illumos/proto/root_i386-nd /home/robin/helios/tmp/heliosw-illumos.rebuilt || stumble

finish

}

main </dev/null
