#!/bin/sh
# unmount fix-1
# Machine: genesis. Made by heliosw from the recipe be unmount: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/3 (only reads) Others may have been here since this plan was made.
step 1 'Check that nothing has changed'
require 'fix-1 is not there any more, or another one is called so now' prints '^fix-1;.*;1794622702$' beadm list -H fix-1
require 'fix-1 is not mounted' prints '^fix-1;[^;]*;[^;]*;/' beadm list -H fix-1
require 'an onu is making fix-1 at this moment' unused bin/onu '-t fix-1 '

# 2/3 (changes the system) Its files at /tmp/onu.aTayFf are not needed any more.
# Undo: pfexec beadm mount -v fix-1 /tmp/onu.aTayFf
step 2 'Unmount fix-1'
pfexec beadm unmount -v fix-1 || fail 200 'something uses files below /tmp/onu.aTayFf: fuser -c names it; end that first'

# 3/3 (only reads) beadm's own list counts, not what it says of itself.
step 3 'Look at the result'
verify 'fix-1 is mounted' prints '^fix-1;[^;]*;[^;]*;;' beadm list -H fix-1

finish

}

main </dev/null
