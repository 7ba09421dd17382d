#!/bin/sh
# activate test
# Machine: genesis. Made by heliosw from the recipe be activate: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/3 (only reads) Others may have been here since this plan was made.
step 1 'Check that nothing has changed'
require 'test is not there any more, or another one is called so now' prints '^test;.*;1795054702$' beadm list -H test

# 2/3 (changes the system) It becomes what the pool boots, and its own boot files are installed.
# Undo: pfexec beadm activate -v helios-1
step 2 'Activate test'
pfexec beadm activate -v test || fail

# 3/3 (only reads) beadm's own list counts, not what it says of itself.
step 3 'Look at the result'
verify 'test is not what boots next' prints '^test;[^;]*;[^;]*R[^;]*;' beadm list -H test
verify 'a boot environment is still to be booted once' lacks '^[^;]*;[^;]*;[^;]*T[^;]*;' beadm list -H

finish

}

main </dev/null
