#!/bin/sh
# compare helios-1 with test
# Machine: genesis. Made by heliosw from the recipe be diff: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/6 (only reads) Others may have been here since this plan was made.
step 1 'Check that nothing has changed'
require 'helios-1 is not there any more, or another one is called so now' prints '^helios-1;.*;1793585888$' beadm list -H helios-1
require 'test is not there any more, or another one is called so now' prints '^test;.*;1795054702$' beadm list -H test
require 'test is mounted' prints '^test;[^;]*;[^;]*;;' beadm list -H test

# 2/6 (only reads) pkg looks into the image below /.
step 2 'List the packages of helios-1'
sh -c 'echo "--- packages of $2"; pkg -R "$1" list -Hv' sh / helios-1 || stumble 1 'pkg says why in its output'

# 3/6 (changes the system) Its packages can be listed only while it is mounted.
# Undo: pfexec beadm unmount -v test
step 3 'Mount test'
pfexec beadm mount -v test /tmp/heliosw-test || fail

# 4/6 (only reads) pkg looks into the image below /tmp/heliosw-test.
step 4 'List the packages of test'
sh -c 'echo "--- packages of $2"; pkg -R "$1" list -Hv' sh /tmp/heliosw-test test || stumble 1 'pkg says why in its output'

# 5/6 (changes the system) It was mounted for the list only.
# Undo: pfexec beadm mount -v test /tmp/heliosw-test
step 5 'Unmount test'
pfexec beadm unmount -v test || fail 200 'something uses files below /tmp/heliosw-test: fuser -c names it; end that first'

# 6/6 (only reads) beadm's own list counts, not what it says of itself.
step 6 'Look at the result'
verify 'test is mounted' prints '^test;[^;]*;[^;]*;;' beadm list -H test

finish

}

main </dev/null
