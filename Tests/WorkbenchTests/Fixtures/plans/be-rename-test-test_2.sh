#!/bin/sh
# rename test to test.2
# Machine: genesis. Made by heliosw from the recipe be rename: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/3 (only reads) Others may have been here since this plan was made.
step 1 'Check that nothing has changed'
require 'test is not there any more, or another one is called so now' prints '^test;.*;1795054702$' beadm list -H test
require 'a boot environment test.2 is there' lacks '^test\.2;' beadm list -H

# 2/3 (changes the system) Only its name changes, and what refers to it.
# Undo: pfexec beadm rename -v test.2 test
step 2 'Rename test to test.2'
pfexec beadm rename -v test test.2 || fail

# 3/3 (only reads) beadm's own list counts, not what it says of itself.
step 3 'Look at the result'
verify 'beadm does not list test.2' prints '^test\.2;' beadm list -H test.2
verify 'a boot environment test is there' lacks '^test;' beadm list -H

finish

}

main </dev/null
