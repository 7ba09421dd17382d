
PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/5 (only reads) nightly moves a running build's log away when a second one starts, so look first.
step 1 'Check that a build may start'
require 'a build can'\''t start inside a bldenv shell (CODEMGR_WS is set)' test -z "${CODEMGR_WS:-}"
require 'builds run on Helios only' grep -qxF -e 'ID=helios' /etc/os-release
require 'the gate has no nightly script' test -x /home/robin/gates/fix/usr/src/tools/scripts/nightly
require 'a nightly already runs in this gate' unlocked /home/robin/gates/fix/log/nightly.lock
require 'illumos-release.sh has changed since this plan was made' test "$(cksum </home/robin/gates/fix/illumos-release.sh 2>/dev/null)" = '4294967295 2345'
require 'HEAD of fix has moved since this plan was made, and with it the version' test "$(git -C /home/robin/gates/fix rev-parse -q --verify HEAD)" = 2205894696a1b2c3d4e5f60718293a4b5c6d7e8f

# 2/5 (writes in the workspace) Two starts at the same moment must not both pass the check above.
step 2 'Claim the gate'
claim /home/robin/helios/tmp/heliosw-home-robin-gates-fix.building

# 3/5 (writes in the workspace) nightly and bldenv take their options, compilers and versions from this file.
# What this changes in the file that is there, which is kept in the job's folder:
# - export NIGHTLY_OPTIONS='-nDAprt'
# + export NIGHTLY_OPTIONS='-nCDAprt'
# - export MAILTO=robin
# No undo: an older file that differs is kept in the job's folder.
step 3 'Write illumos-release.sh'
put /home/robin/gates/fix/illumos-release.sh <<'END_OF_FILE' || fail
export NIGHTLY_OPTIONS='-nCDAprt'
export CODEMGR_WS='/home/robin/gates/fix'
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
export VERSION="helios-3.0.24011.5"
export BOOTBANNER1="Oxide Helios Version ^v ^w-bit"
export ROOT="$CODEMGR_WS/proto/root_${MACH}"
export SRC="$CODEMGR_WS/usr/src"
export MULTI_PROTO="yes"
export ONBLD_BIN=/opt/onbld/bin
export ON_CLOSED_BINS=/opt/onbld/closed
export PKGVERS_BRANCH='3.0.24011.5'
END_OF_FILE

# 4/5 (only reads) The history keeps what was built: the commit of every repository, and whether it was changed.
step 4 'Note the commits'
sh -c 'if [ -z "${HELIOSW_JOB:-}" ]; then exit 0; fi
cd "$1" || exit 0
shift
for folder in . projects/* "$@"; do
  [ -e "$folder/.git" ] || continue
  commit=$(git -C "$folder" rev-parse -q --verify HEAD 2>/dev/null) || continue
  branch=$(git -C "$folder" symbolic-ref -q --short HEAD 2>/dev/null)
  changes=$(git --no-optional-locks -C "$folder" status --porcelain -uno 2>/dev/null | wc -l | tr -d '\'' '\'')
  name=${folder##*/}
  if [ "$folder" = . ]; then name=helios; fi
  printf '\''%s\t%s\t%s\t%s\n'\'' "$name" "$commit" "$branch" "$changes"
done >"$HELIOSW_JOB/repositories"
exit 0' sh /home/robin/helios /home/robin/gates/fix || fail

# 5/5 (writes in the workspace) The gate's own nightly fits its tree; it writes log/nightly.log and little else here.
# No undo: the proto area and the packages of the last build of this kind are replaced.
step 5 'Run nightly'
( cd /home/robin/gates/fix && ./usr/src/tools/scripts/nightly -i /home/robin/gates/fix/illumos-release.sh ) || fail

finish

}

main </dev/null
