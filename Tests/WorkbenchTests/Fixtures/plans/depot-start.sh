#!/bin/sh
# depot of illumos on port 7891
# Machine: genesis. Made by heliosw from the recipe depot start: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/9 (only reads) What was seen when this was planned must still be so.
step 1 'Check that it can be done'
require 'packages are installed on Helios only' grep -qxF -e 'ID=helios' /etc/os-release
require 'the packages are gone' test -d /home/robin/helios/projects/illumos/packages/i386/nightly-nd/repo.redist/publisher
require 'other packages have been built since this plan was made: make it anew' test "$(cksum </home/robin/helios/projects/illumos/packages/i386/nightly-nd/repo.redist/publisher/on-nightly/catalog/catalog.attrs 2>/dev/null)" = '1804876860 162'
require 'something listens on port 7891 by now' lacks '[.:]7891 .*LISTEN' netstat -an
require 'a depot serves /home/robin/helios/tmp/onu.port-7891/repo.redist: stop it first, or choose another suffix with -s' unused pkg.depotd /home/robin/helios/tmp/onu.port-7891/

# 2/9 (writes in the workspace) The old one stays whole, and served, until the new one is complete.
# Undo: rm -rf /home/robin/helios/tmp/onu.port-7891.new-4711
step 2 'Make a repository beside the old one'
{ mkdir -p /home/robin/helios/tmp/onu.port-7891.new-4711 &&
  pkgrepo create /home/robin/helios/tmp/onu.port-7891.new-4711/repo.redist &&
  pkgrepo add-publisher -s /home/robin/helios/tmp/onu.port-7891.new-4711/repo.redist on-nightly; } || fail

# 3/9 (writes in the workspace) Helios brings some files itself and names some packages otherwise: here, 549 packages of the build of 2026-05-09 09:12.
step 3 'Transform the packages'
pkgrecv -s /home/robin/helios/projects/illumos/packages/i386/nightly-nd/repo.redist -d /home/robin/helios/tmp/onu.port-7891.new-4711/repo.redist --mog-file /home/robin/helios/packages/os-conflicts.mogrify --mog-file /home/robin/helios/packages/os-deps.mogrify -m latest '*' || fail

# 4/9 (writes in the workspace) Catalogue and index must name what it holds.
step 4 'Refresh the repository'
pkgrepo refresh -s /home/robin/helios/tmp/onu.port-7891.new-4711/repo.redist || fail

# 5/9 (writes in the workspace) So that later it can be told whether they are stale.
step 5 'Note where they come from'
put /home/robin/helios/tmp/onu.port-7891.new-4711/heliosw-origin <<'END_OF_FILE' || fail
source=/home/robin/helios/projects/illumos/packages/i386/nightly-nd/repo.redist
sum=1804876860 162
build=log.2026-05-09.09:12
END_OF_FILE

# 6/9 (only reads) What a depot serves must not be pulled from under it.
step 6 'Look whether the old one is served'
verify 'a depot serves /home/robin/helios/tmp/onu.port-7891/repo.redist: stop it first, or choose another suffix with -s' unused pkg.depotd /home/robin/helios/tmp/onu.port-7891/

# 7/9 (writes in the workspace) Only now does anybody see it.
# No undo: the older transformed packages are replaced; /home/robin/helios/projects/illumos/packages/i386/nightly-nd/repo.redist stays.
step 7 'Put the new repository in its place'
sh -c 'if test -e "$1"; then mv "$1" "$3" || exit 1; fi
test ! -e "$1" && mv "$2" "$1" && exit 0
test ! -e "$3" || mv "$3" "$1"
exit 1' sh /home/robin/helios/tmp/onu.port-7891 /home/robin/helios/tmp/onu.port-7891.new-4711 /home/robin/helios/tmp/onu.port-7891.old-4711 || fail

# 8/9 (writes in the workspace) Nobody needs it any more.
step 8 'Remove the old one'
rm -rf /home/robin/helios/tmp/onu.port-7891.old-4711 || stumble

# 9/9 (writes in the workspace) Until it is stopped, whatever becomes of the screen; its access log begins anew.
# No undo: heliosw depot stop ends it; nothing on this machine changes.
step 9 'Serve the packages on port 7891'
{ rm -rf /home/robin/helios/tmp/depot.port-7891/log &&
  mkdir -p /home/robin/helios/tmp/depot.port-7891/log /home/robin/helios/tmp/depot.port-7891/root &&
  PKGDEPOT_CONTROLLER=1 pkg.depotd -d /home/robin/helios/tmp/onu.port-7891/repo.redist -p 7891 --log-access /home/robin/helios/tmp/depot.port-7891/log/access --log-error stderr --readonly true --writable-root /home/robin/helios/tmp/depot.port-7891/root; } || fail 1 'pkg.depotd could not start: the end of its output says why'

finish

}

main </dev/null
