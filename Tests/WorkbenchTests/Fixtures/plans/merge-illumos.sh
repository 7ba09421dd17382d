
PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/13 (only reads) A full build leaves both flavours; setup makes the repository and the mogrify files.
step 1 'Check that there is something to merge'
require 'there are no packages without DEBUG: a full or a quick build makes them' test -d /gates/fix/packages/i386/nightly-nd/repo.redist
require 'there are no DEBUG packages: a full build makes them' test -d /gates/fix/packages/i386/nightly/repo.redist
require '/home/robin/helios/packages/os is no package repository: setup makes packages/os' test -f /home/robin/helios/packages/os/pkg5.repository
require '/home/robin/helios/packages/os.heliosw-old is what a merge has left that was ended in the middle: keep or remove it' test ! -e /home/robin/helios/packages/os.heliosw-old
require '/home/robin/helios/packages/os-conflicts.mogrify is not there: setup makes it' test -f /home/robin/helios/packages/os-conflicts.mogrify
require '/home/robin/helios/packages/os-deps.mogrify is not there: setup makes it' test -f /home/robin/helios/packages/os-deps.mogrify

# 2/13 (writes in the workspace) Two merges must not put their copies in the same place.
step 2 'Claim the repository'
claim /home/robin/helios/packages/os.heliosw-merging

# 3/13 (writes in the workspace) Repositories are made anew: pkgrepo refuses a folder that is there.
step 3 'Clear what an earlier merge has left'
rm -rf /home/robin/helios/tmp/illumos.gate-fix/nightly-merged /home/robin/helios/packages/os.heliosw-new /home/robin/helios/tmp/illumos.gate-fix/custom-publisher.mogrify || fail

# 4/13 (writes in the workspace) What is merged stays outside of packages.
step 4 'Make the folder of the work'
mkdir -p /home/robin/helios/tmp/illumos.gate-fix || fail

# 5/13 (writes in the workspace) The packages bear the name that was asked for.
step 5 'Write custom-publisher.mogrify'
put /home/robin/helios/tmp/illumos.gate-fix/custom-publisher.mogrify <<'END_OF_FILE' || fail
<transform set name=pkg.fmri -> edit value pkg://[^/]+/ pkg://robin/>
END_OF_FILE

# 6/13 (writes in the workspace) pkgmerge fills one that is there.
step 6 'Make a repository for the merge'
pkgrepo create /home/robin/helios/tmp/illumos.gate-fix/nightly-merged || fail

# 7/13 (writes in the workspace) The gate's packages are published under it.
step 7 'Add the publisher on-nightly'
pkgrepo add-publisher -s /home/robin/helios/tmp/illumos.gate-fix/nightly-merged on-nightly || fail

# 8/13 (writes in the workspace) Each package gets the files of both, told apart by the variant debug.illumos.
step 8 'Merge both flavours'
pkgmerge -d /home/robin/helios/tmp/illumos.gate-fix/nightly-merged -s 'debug.illumos=false,/gates/fix/packages/i386/nightly-nd/repo.redist/' -s 'debug.illumos=true,/gates/fix/packages/i386/nightly/repo.redist/' || fail

# 9/13 (writes in the workspace) The copy is filled, so that a failure leaves the repository as it is.
step 9 'Copy os'
cp -R -p /home/robin/helios/packages/os /home/robin/helios/packages/os.heliosw-new || fail

# 10/13 (writes in the workspace) The latest version of each, changed for Helios by the mogrify files.
step 10 'Receive the merged packages'
pkgrecv -s /home/robin/helios/tmp/illumos.gate-fix/nightly-merged -d /home/robin/helios/packages/os.heliosw-new --mog-file /home/robin/helios/tmp/illumos.gate-fix/custom-publisher.mogrify --mog-file /home/robin/helios/packages/os-conflicts.mogrify --mog-file /home/robin/helios/packages/os-deps.mogrify -m latest '*' || fail

# 11/13 (writes in the workspace) Catalogue and index must name the new packages.
step 11 'Refresh the copy'
pkgrepo refresh -s /home/robin/helios/packages/os.heliosw-new || fail

# 12/13 (writes in the workspace) Only now is anything changed that others read.
# No undo: the repository as it was before is gone; its older packages are not.
step 12 'Put the copy in the repository'\''s place'
sh -c 'mv "$1" "$3" || exit 1
if mv "$2" "$1"; then exec rm -rf "$3"; fi
mv "$3" "$1"
exit 1' sh /home/robin/helios/packages/os /home/robin/helios/packages/os.heliosw-new /home/robin/helios/packages/os.heliosw-old || fail

# 13/13 (writes in the workspace) What was merged is in the repository now.
step 13 'Clear up'
rm -rf /home/robin/helios/tmp/illumos.gate-fix/nightly-merged /home/robin/helios/tmp/illumos.gate-fix/custom-publisher.mogrify || stumble

finish

}

main </dev/null
