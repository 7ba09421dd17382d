#!/bin/sh
# destroy fix-1
# Machine: genesis. Made by heliosw from the recipe be destroy: this text is what runs.
# Lost for good: the files of fix-1, and its snapshots (2)

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/4 (only reads) Others may have been here since this plan was made.
step 1 'Check that nothing has changed'
require 'fix-1 is not there any more, or another one is called so now' prints '^fix-1;.*;1794622702$' beadm list -H fix-1
require 'fix-1 runs, or is to be booted, by now' prints '^fix-1;[^;]*;[^;NRT]*;' beadm list -H fix-1
require 'an onu is making fix-1 at this moment' unused bin/onu '-t fix-1 '

# 2/4 (changes the system) What is mounted is not destroyed.
# Undo: pfexec beadm mount -v fix-1 /tmp/onu.aTayFf
step 2 'Unmount fix-1'
pfexec beadm unmount -v fix-1 || fail 200 'something uses files below /tmp/onu.aTayFf: fuser -c names it; end that first'

# 3/4 (changes the system) Frees what only it holds. -F: beadm would ask, and take no answer for no.
# No undo: the files of fix-1, and its snapshots (2) are gone for good.
step 3 'Destroy fix-1'
pfexec beadm destroy -F -s -v fix-1 || fail 198 'fix-1 has got snapshots since this plan was made: make the plan anew'

# 4/4 (only reads) beadm's own list counts, not what it says of itself.
step 4 'Look at the result'
verify 'a boot environment fix-1 is there' lacks '^fix-1;' beadm list -H

finish

}

main </dev/null
