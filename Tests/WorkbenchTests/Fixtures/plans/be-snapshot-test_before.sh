#!/bin/sh
# take snapshot test@before
# Machine: genesis. Made by heliosw from the recipe be snapshot: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/3 (only reads) Others may have been here since this plan was made.
step 1 'Check that nothing has changed'
require 'test is not there any more, or another one is called so now' prints '^test;.*;1795054702$' beadm list -H test
require 'a snapshot test@before is there' lacks '^[^;]*;test@before;' beadm list -H -s test

# 2/3 (changes the system) It takes no room until test changes, and test can go back to it.
# Undo: pfexec beadm destroy -F -v test@before
step 2 'Take the snapshot test@before'
pfexec beadm create -v test@before || fail

# 3/3 (only reads) beadm's own list counts, not what it says of itself.
step 3 'Look at the result'
verify 'there is no snapshot test@before' prints '^[^;]*;test@before;' beadm list -H -s test

finish

}

main </dev/null
