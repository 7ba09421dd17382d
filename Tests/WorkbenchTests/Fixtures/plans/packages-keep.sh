#!/bin/sh
# keep nightly-nd as before
# Machine: genesis. Made by heliosw from the recipe packages keep: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/5 (only reads) A build may have begun to replace it.
step 1 'Check that it is still so'
require 'nightly-nd has changed since this plan was made' test "$(cksum </home/robin/helios/projects/illumos/packages/i386/nightly-nd/repo.redist/publisher/on-nightly/catalog/catalog.attrs 2>/dev/null)" = '1804876860 162'
require '/home/robin/helios/packages/kept/before is there' test ! -e /home/robin/helios/packages/kept/before

# 2/5 (writes in the workspace) A repository is plain files: a copy of them is one too.
# Undo: rm -rf /home/robin/helios/packages/kept/before.heliosw-new
step 2 'Copy nightly-nd'
{ rm -rf /home/robin/helios/packages/kept/before.heliosw-new &&
  mkdir -p /home/robin/helios/packages/kept/before.heliosw-new &&
  cp -R -p /home/robin/helios/projects/illumos/packages/i386/nightly-nd/repo.redist /home/robin/helios/packages/kept/before.heliosw-new/repo.redist; } || fail

# 3/5 (writes in the workspace) So that later it can be told which build it holds.
step 3 'Note where it comes from'
put /home/robin/helios/packages/kept/before.heliosw-new/heliosw-origin <<'END_OF_FILE' || fail
source=/home/robin/helios/projects/illumos/packages/i386/nightly-nd/repo.redist
sum=1804876860 162
build=log.2026-05-09.09:12
END_OF_FILE

# 4/5 (only reads) A build may have replaced it meanwhile.
step 4 'Look whether the copy can be read'
verify 'pkgrepo can'\''t read the copy' prints . pkgrepo info -H -F tsv -s /home/robin/helios/packages/kept/before.heliosw-new/repo.redist

# 5/5 (writes in the workspace) Only what is complete is listed.
# Undo: rm -rf /home/robin/helios/packages/kept/before
step 5 'Give it its name'
mv /home/robin/helios/packages/kept/before.heliosw-new /home/robin/helios/packages/kept/before || fail

finish

}

main </dev/null
