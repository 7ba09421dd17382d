#!/bin/sh
# setup
# Machine: genesis. Made by heliosw from the recipe setup: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH
GIT_CEILING_DIRECTORIES=/home/robin/helios/projects; export GIT_CEILING_DIRECTORIES
GIT_SSH_COMMAND='ssh -oBatchMode=yes'; export GIT_SSH_COMMAND
GIT_TERMINAL_PROMPT=0; export GIT_TERMINAL_PROMPT

main() {

# 1/24 (only reads) What is cloned and written depends on the release of Helios and on projects.toml.
step 1 'Check the machine and the list'
require 'setup makes a workspace on Helios only' grep -qxF -e 'ID=helios' /etc/os-release
require 'config/projects.toml has changed since this was planned' test "$(cksum </home/robin/helios/config/projects.toml 2>/dev/null)" = '1234567890 812'

# 2/24 (writes in the workspace) Two setups at once would get into each other's clones.
step 2 'Claim the workspace'
claim /home/robin/helios/tmp/heliosw-setup.running

# 3/24 (writes in the workspace) Clones, packages and what builds don't keep have a folder each.
step 3 'Make folders'
( cd /home/robin/helios && mkdir -p tmp packages tmp/illumos tmp/omnios-build tmp/pinprick tmp/amd-host-image-builder tmp/amd-firmware /home/robin/.local/state/heliosw ) || fail

# 4/24 (writes in the workspace) What is left out once is left out by every later setup.
step 4 'Keep the switches'
put /home/robin/.local/state/heliosw/switches <<'END_OF_FILE' || stumble
OXIDE_STAFF=no
END_OF_FILE

# 5/24 (writes in the workspace) It is not there yet; its submodules come with it.
# Undo: rm -rf /home/robin/helios/projects/illumos
step_5() {
step 5 'Clone illumos'
{ { test ! -e /home/robin/helios/projects/illumos || object 'something has come to /home/robin/helios/projects/illumos since this was planned'; } &&
  git clone --progress --recurse-submodules https://github.com/oxidecomputer/illumos-gate.git /home/robin/helios/projects/illumos &&
  ( cd /home/robin/helios/projects/illumos &&
    git fetch --progress origin stlouis &&
    git checkout stlouis &&
    git submodule update --recursive ); } || stumble 'It is at https://github.com/oxidecomputer/illumos-gate.git; heliosw setup --attached can ask for a passphrase. If illumos is not for you, heliosw setup --no-build-os leaves it out (BUILD_OS).'
finish
}

# 6/24 (only reads) It is cloned, and has no auto_update.
step_6() {
step 6 'Leave omnios-build as it is'
skip 'it is on helios2, and projects.toml says helios3: --move-branches checks that out'
finish
}

# 7/24 (writes in the workspace) It is not there yet; its submodules come with it.
# Undo: rm -rf /home/robin/helios/projects/pinprick
step_7() {
step 7 'Clone pinprick'
{ { test ! -e /home/robin/helios/projects/pinprick || object 'something has come to /home/robin/helios/projects/pinprick since this was planned'; } &&
  git clone --progress --recurse-submodules https://github.com/oxidecomputer/pinprick.git /home/robin/helios/projects/pinprick; } || stumble 'It is at https://github.com/oxidecomputer/pinprick.git; heliosw setup --attached can ask for a passphrase.'
finish
}

# 8/24 (writes in the workspace) It has auto_update. It is detached at a commit that projects.toml moves to main.
# No undo: it was at 4eae23e8a8 (4eae23e8a8); git reflog keeps that.
step_8() {
step 8 'Update amd-host-image-builder'
{ { test "$(git -C /home/robin/helios/projects/amd-host-image-builder rev-parse -q --verify HEAD)" = 4eae23e8a8 || object 'amd-host-image-builder is not at the commit any more that it was planned for'; } &&
  ( cd /home/robin/helios/projects/amd-host-image-builder &&
    git fetch --progress &&
    git checkout main &&
    git merge --ff-only &&
    git submodule update --recursive ); } || stumble 'amd-host-image-builder has commits or changes of its own in the way, is on another branch, or can'\''t be fetched: look with git -C /home/robin/helios/projects/amd-host-image-builder status, put that right, then run setup again.'
finish
}

# 9/24 (only reads) A switch says so.
step_9() {
step 9 'Leave amd-firmware out'
skip 'OXIDE_STAFF is no; heliosw setup --staff clones it'
finish
}

# Side by side, at most 4 at once.
together 4 5 6 7 8 9

# 10/24 (writes in the workspace) It tells the build scripts the release, the publisher and the temporary folder.
# No undo: an older file that differs is kept in the job's folder.
step 10 'Write lib/site.sh of omnios-build'
if [ -d /home/robin/helios/projects/omnios-build/lib ]; then
put /home/robin/helios/projects/omnios-build/lib/site.sh <<'END_OF_FILE' || stumble
PFEXEC=/usr/bin/pfexec
PKGPUBLISHER=helios
HOMEURL=https://oxide.computer/helios
PUBLISHER_EMAIL=jmc@oxide.computer
RELVER=3
DASHREV=0
PVER=$RELVER.$DASHREV
IPS_REPO=https://pkg.oxide.computer/helios/3/dev/
TMPDIR=/home/robin/helios/tmp/omnios-build
DTMPDIR=$TMPDIR
END_OF_FILE
else skip 'omnios-build has no folder lib'; fi

# 11/24 (writes in the workspace) nightly and bldenv take their options, compilers and versions from it.
# No undo: an older file that differs is kept in the job's folder.
step 11 'Write illumos-quick.sh'
if [ -d /home/robin/helios/projects/illumos/usr/src ]; then
put /home/robin/helios/projects/illumos/illumos-quick.sh <<'END_OF_FILE' || stumble
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
else skip 'illumos is not cloned'; fi

# 12/24 (writes in the workspace) nightly and bldenv take their options, compilers and versions from it.
# No undo: an older file that differs is kept in the job's folder.
step 12 'Write illumos-quick-debug.sh'
if [ -d /home/robin/helios/projects/illumos/usr/src ]; then
put /home/robin/helios/projects/illumos/illumos-quick-debug.sh <<'END_OF_FILE' || stumble
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
else skip 'illumos is not cloned'; fi

# 13/24 (writes in the workspace) nightly and bldenv take their options, compilers and versions from it.
# No undo: an older file that differs is kept in the job's folder.
step 13 'Write illumos.sh'
if [ -d /home/robin/helios/projects/illumos/usr/src ]; then
put /home/robin/helios/projects/illumos/illumos.sh <<'END_OF_FILE' || stumble
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
else skip 'illumos is not cloned'; fi

# 14/24 (writes in the workspace) nightly and bldenv take their options, compilers and versions from it.
# No undo: an older file that differs is kept in the job's folder.
step 14 'Write illumos-release.sh'
if [ -d /home/robin/helios/projects/illumos/usr/src ]; then
{ filling=$(git -C /home/robin/helios/projects/illumos rev-list --count HEAD) && case $filling in *[!A-Za-z0-9_.-]*) false ;; esac &&
  printf %s 'export NIGHTLY_OPTIONS='\''-nCDAprt'\''
export CODEMGR_WS='\''/home/robin/helios/projects/illumos'\''
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
export ENABLE_SMB_PRINTING='\''#'\''
export PERL_VERSION=5.40
export PERL_PKGVERS=
export PERL_VARIANT=-thread-multi
export BUILDPERL32='\''#'\''
export JAVA_ROOT=/usr/jdk/openjdk11.0
export JAVA_HOME=$JAVA_ROOT
export BLD_JAVA_11=
export BUILDPY2='\''#'\''
export BUILDPY3=
export BUILDPY2TOOLS='\''#'\''
export BUILDPY3TOOLS=
export PYTHON3_VERSION=3.13
export PYTHON3_PKGVERS=-313
export PYTHON3_SUFFIX=
export TOOLS_PYTHON=/usr/bin/python$PYTHON3_VERSION
export STAFFER="$LOGNAME"
export MAILTO="${MAILTO:-$STAFFER}"
export BUILD_PROJECT='\'''\''
export ATLOG="$CODEMGR_WS/log"
export LOGFILE="$ATLOG/nightly.log"
export BUILD_TOOLS='\''/opt'\''
export MAKEFLAGS='\''ke'\''
export PARENT_WS='\'''\''
export REF_PROTO_LIST="$PARENT_WS/usr/src/proto_list_${MACH}"
export PARENT_ROOT="$PARENT_WS/proto/root_$MACH"
export PARENT_TOOLS_ROOT="$PARENT_WS/usr/src/tools/proto/root_$MACH-nd"
export PKGARCHIVE="${CODEMGR_WS}/packages/${MACH}/nightly"
export VERSION="helios-3.0.@COMMITS@"
export BOOTBANNER1="Oxide Helios Version ^v ^w-bit"
export ROOT="$CODEMGR_WS/proto/root_${MACH}"
export SRC="$CODEMGR_WS/usr/src"
export MULTI_PROTO="yes"
export ONBLD_BIN=/opt/onbld/bin
export ON_CLOSED_BINS=/opt/onbld/closed
export PKGVERS_BRANCH='\''3.0.@COMMITS@'\''
' | sed "s/@COMMITS@/$filling/g" | put /home/robin/helios/projects/illumos/illumos-release.sh; } || stumble
else skip 'illumos is not cloned'; fi

# 15/24 (writes in the workspace) Packages of the publisher helios are put together in it.
# Undo: rm -rf /home/robin/helios/packages/os
step 15 'Make the package repository os'
{ pkgrepo create /home/robin/helios/packages/os &&
  pkgrepo add-publisher -s /home/robin/helios/packages/os helios; } || stumble 'Move /home/robin/helios/packages/os away if it is there half-made, then run setup again.'

# 16/24 (writes in the workspace) Packages of the publisher helios are put together in it.
# Undo: rm -rf /home/robin/helios/packages/other
step 16 'Make the package repository other'
{ pkgrepo create /home/robin/helios/packages/other &&
  pkgrepo add-publisher -s /home/robin/helios/packages/other helios; } || stumble 'Move /home/robin/helios/packages/other away if it is there half-made, then run setup again.'

# 17/24 (writes in the workspace) Packages of the publisher helios are put together in it.
# Undo: rm -rf /home/robin/helios/packages/combined
step 17 'Make the package repository combined'
{ pkgrepo create /home/robin/helios/packages/combined &&
  pkgrepo add-publisher -s /home/robin/helios/packages/combined helios; } || stumble 'Move /home/robin/helios/packages/combined away if it is there half-made, then run setup again.'

# 18/24 (writes in the workspace) It gives packages of a build the publisher helios.
# No undo: an older file that differs is kept in the job's folder.
step 18 'Write packages/publisher.mogrify'
put /home/robin/helios/packages/publisher.mogrify <<'END_OF_FILE' || stumble
<transform set name=pkg.fmri -> edit value pkg://[^/]+/ pkg://helios/>
END_OF_FILE

# 19/24 (writes in the workspace) onu and merge-illumos send packages through these rules.
step 19 'Link packages/os-conflicts.mogrify'
{ ln -s ../tools/packages/os-conflicts.mogrify /home/robin/helios/packages/os-conflicts.mogrify; } || stumble

# 20/24 (writes in the workspace) onu and merge-illumos send packages through these rules.
step 20 'Link packages/os-deps.mogrify'
{ ln -s ../tools/packages/os-deps.mogrify /home/robin/helios/packages/os-deps.mogrify; } || stumble

# 21/24 (writes in the workspace) Its sources name the toolchain they are built with.
step 21 'Install the Rust toolchain of pinprick'
if [ -d /home/robin/helios/projects/pinprick/.git ]; then
( cd /home/robin/helios/projects/pinprick && sh -c 'rustup show active-toolchain || rustup toolchain install' ) || stumble 'rustup must be on the PATH of genesis: https://rustup.rs has it.'
else skip 'pinprick is not cloned'; fi

# 22/24 (writes in the workspace) Images are made with it; cargo builds what has changed.
step 22 'Build pinprick'
if [ -d /home/robin/helios/projects/pinprick/.git ]; then
( cd /home/robin/helios/projects/pinprick && cargo build --locked --release ) || stumble 'Only images need it; builds of illumos don'\''t.'
else skip 'pinprick is not cloned'; fi

# 23/24 (writes in the workspace) Its sources name the toolchain they are built with.
step 23 'Install the Rust toolchain of amd-host-image-builder'
if [ -d /home/robin/helios/projects/amd-host-image-builder/.git ]; then
( cd /home/robin/helios/projects/amd-host-image-builder && sh -c 'rustup show active-toolchain || rustup toolchain install' ) || stumble 'rustup must be on the PATH of genesis: https://rustup.rs has it.'
else skip 'amd-host-image-builder is not cloned'; fi

# 24/24 (writes in the workspace) Images are made with it; cargo builds what has changed.
step 24 'Build amd-host-image-builder'
if [ -d /home/robin/helios/projects/amd-host-image-builder/.git ]; then
( cd /home/robin/helios/projects/amd-host-image-builder && cargo build --locked ) || stumble 'Only images need it; builds of illumos don'\''t.'
else skip 'amd-host-image-builder is not cloned'; fi

finish

}

main </dev/null
