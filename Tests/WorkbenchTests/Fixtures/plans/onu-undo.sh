#!/bin/sh
# take back quick-41
# Machine: genesis. Made by heliosw from the recipe onu-undo: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/3 (only reads) Others may have been here since this plan was made.
step 1 'Check that nothing has changed'
require 'quick-41 is not there any more, or another one is called so now' prints '^quick-41;.*;1770000000$' beadm list -H quick-41
require 'helios is not there any more, or another one is called so now' prints '^helios;.*;1700000000$' beadm list -H helios
require 'an onu is making quick-41 at this moment' unused bin/onu '-t quick-41 '

# 2/3 (changes the system) Frees what only it holds; the packages it came from stay.
# No undo: the files of quick-41 are gone for good.
step 2 'Destroy quick-41'
pfexec beadm destroy -F -s -v quick-41 || fail

# 3/3 (only reads) beadm's own list counts, not what it says of itself.
step 3 'Look at the result'
verify 'a boot environment quick-41 is there' lacks '^quick-41;' beadm list -H
verify 'helios is not what the machine starts in' prints '^helios;[^;]*;[^;]*R[^;]*;' beadm list -H helios

finish

}

main </dev/null
