#!/bin/sh
# write nightly-nd as b.p5p
# Machine: genesis. Made by heliosw from the recipe packages archive: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/3 (only reads) pkgrecv writes no archive over another one.
step 1 'Check that nothing is in the way'
require '/home/robin/helios/b.p5p is there' test ! -e /home/robin/helios/b.p5p
require 'there is no folder /home/robin/helios' test -d /home/robin/helios

# 2/3 (writes in the workspace) One file is easier to carry than a folder of thousands.
# Undo: rm -f /home/robin/helios/b.p5p.heliosw-new
step 2 'Write the archive'
{ rm -f /home/robin/helios/b.p5p.heliosw-new &&
  pkgrecv -s /home/robin/helios/projects/illumos/packages/i386/nightly-nd/repo.redist -d /home/robin/helios/b.p5p.heliosw-new -a -m latest '*'; } || fail

# 3/3 (writes in the workspace) Only what is complete bears it.
# Undo: rm -f /home/robin/helios/b.p5p
step 3 'Give it its name'
mv /home/robin/helios/b.p5p.heliosw-new /home/robin/helios/b.p5p || fail

finish

}

main </dev/null
