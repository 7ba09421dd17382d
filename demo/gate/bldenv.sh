#!/bin/sh
# Simulated bldenv(1) of heliosw's demo world: sets the environment of a build and starts a shell,
# or one command, in it.

usage() {
  echo 'usage: bldenv [+cfdt|-cfdt] <env_file> [command]' >&2
  exit 2
}

asked=
while [ $# -gt 0 ]; do
  case $1 in
    -d) asked=DEBUG; shift ;;
    +d) asked=non-DEBUG; shift ;;
    -[cft]* | +[cft]*) shift ;;
    [-+]*) usage ;;
    *) break ;;
  esac
done
[ $# -gt 0 ] || usage

found=$1
case $found in */*) ;; *) found=./$found ;; esac
if [ ! -f "$found" ]; then
  found=${OPTHOME:-/opt}/onbld/env/$1
  if [ ! -f "$found" ]; then
    echo "Cannot find env file as either $1 or $found"
    exit 1
  fi
fi
shift
portable=$(mktemp "${TMPDIR:-/tmp}/bldenv.XXXXXX") || exit 1
sed 's/^\([ 	]*export[ 	]*\)*\([A-Za-z_][A-Za-z_0-9]*\)+=/\1\2=$\2/' "$found" >"$portable"
. "$portable"
rm -f "$portable"

[ -n "$CODEMGR_WS" ] || { echo 'bldenv: Error: Variable CODEMGR_WS not set.'; exit 1; }
SRC=$CODEMGR_WS/usr/src
[ -d "$CODEMGR_WS" ] || { echo "bldenv: Error: $CODEMGR_WS is not a directory."; exit 1; }
[ -f "$SRC/Makefile" ] || { echo "bldenv: Error: $SRC/Makefile not found."; exit 1; }

if [ -z "$asked" ]; then
  case $NIGHTLY_OPTIONS in *F*) asked=DEBUG ;; *) asked=non-DEBUG ;; esac
fi
if [ "$asked" = non-DEBUG ] && [ "$MULTI_PROTO" = yes ]; then
  ROOT=$ROOT-nd
  PKGARCHIVE=$PKGARCHIVE-nd
fi
export CODEMGR_WS ROOT PKGARCHIVE SRC
SHELL=${SHELL:-/bin/sh}

echo "Build type   is  $asked"
echo "RELEASE      is $RELEASE"
echo "VERSION      is $VERSION (simulated)"
echo "RELEASE_DATE is $(LC_ALL=C date '+%B %Y')"
echo
echo "The top-level 'setup' target is available to build headers and tools."
echo
if [ $# -gt 0 ]; then exec "$SHELL" -c "$@"; fi
echo "Using $SHELL as shell."
cd "$SRC" && exec "$SHELL"
