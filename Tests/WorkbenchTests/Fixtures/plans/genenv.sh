
PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/5 (only reads) The files are written as they are shown here, or not at all.
step 1 'Check that nothing has changed'
require 'there is no gate at /home/robin/helios/projects/illumos' test -d /home/robin/helios/projects/illumos/usr/src
require 'HEAD of illumos has moved since this plan was made, and with it the version' test "$(git -C /home/robin/helios/projects/illumos rev-parse -q --verify HEAD)" = 2205894696a1b2c3d4e5f60718293a4b5c6d7e8f

# 2/5 (writes in the workspace) nightly and bldenv take their options, compilers and versions from this file.
# No undo: an older file that differs is kept in the job's folder.
step 2 'Write illumos-quick.sh'
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

# 3/5 (writes in the workspace) nightly and bldenv take their options, compilers and versions from this file.
# No undo: an older file that differs is kept in the job's folder.
step 3 'Write illumos-quick-debug.sh'
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

# 4/5 (writes in the workspace) nightly and bldenv take their options, compilers and versions from this file.
# No undo: an older file that differs is kept in the job's folder.
step 4 'Write illumos.sh'
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

# 5/5 (writes in the workspace) nightly and bldenv take their options, compilers and versions from this file.
# No undo: an older file that differs is kept in the job's folder.
step 5 'Write illumos-release.sh'
put /home/robin/helios/projects/illumos/illumos-release.sh <<'END_OF_FILE' || fail
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
export VERSION="helios-3.0.24011.5"
export BOOTBANNER1="Oxide Helios Version ^v ^w-bit"
export ROOT="$CODEMGR_WS/proto/root_${MACH}"
export SRC="$CODEMGR_WS/usr/src"
export MULTI_PROTO="yes"
export ONBLD_BIN=/opt/onbld/bin
export ON_CLOSED_BINS=/opt/onbld/closed
export PKGVERS_BRANCH='3.0.24011.5'
END_OF_FILE

finish

}

main </dev/null
