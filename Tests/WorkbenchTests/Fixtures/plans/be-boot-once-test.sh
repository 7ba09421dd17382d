#!/bin/sh
# boot test once
# Machine: genesis. Made by heliosw from the recipe be boot-once: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/3 (only reads) Others may have been here since this plan was made.
step 1 'Check that nothing has changed'
require 'test is not there any more, or another one is called so now' prints '^test;.*;1795054702$' beadm list -H test

# 2/3 (changes the system) If it does not come up, the start after that is the usual one.
# Undo: pfexec beadm activate -T -v test
step 2 'Boot test once'
pfexec beadm activate -t -v test || fail

# 3/3 (only reads) beadm's own list counts, not what it says of itself.
step 3 'Look at the result'
verify 'test is not what boots next, once' prints '^test;[^;]*;[^;]*T[^;]*;' beadm list -H test

finish

}

main </dev/null
