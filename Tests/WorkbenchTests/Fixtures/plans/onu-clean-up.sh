#!/bin/sh
# clean up after onu
# Machine: genesis. Made by heliosw from the recipe onu-clean-up: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/5 (only reads) Others may have been here since this plan was made.
step 1 'Check that nothing has changed'
require 'half is not there any more, or another one is called so now' prints '^half;.*;1775000000$' beadm list -H half
require 'an onu is making half at this moment' unused bin/onu '-t half '

# 2/5 (changes the system) It was never finished, and what is mounted is not destroyed.
# Undo: pfexec beadm mount -v half /tmp/onu.aTayFf
step 2 'Unmount half'
pfexec beadm unmount -v half || fail 200 'something uses files below /tmp/onu.aTayFf: fuser -c names it; end that first'

# 3/5 (changes the system) It is half made: nobody should boot it.
# No undo: the files of half are gone for good; onu -t makes them again.
step 3 'Destroy half'
pfexec beadm destroy -F -s -v half || fail

# 4/5 (only reads) beadm's own list counts, not what it says of itself.
step 4 'Look at the result'
verify 'a boot environment half is there' lacks '^half;' beadm list -H

# 5/5 (writes in the workspace) A run that broke off has left it, and it is not needed.
# No undo: it can be made again from the build's packages.
step 5 'Remove onu.new-12'
{ { unused pkgrecv /home/robin/helios/tmp/onu.new-12/ || object '/home/robin/helios/tmp/onu.new-12 is being filled at this moment'; } &&
  { unused 'cp -R' /home/robin/helios/tmp/onu.new-12/ || object '/home/robin/helios/tmp/onu.new-12 is being filled at this moment'; } &&
  rm -rf /home/robin/helios/tmp/onu.new-12; } || fail

finish

}

main </dev/null
