#!/bin/sh
# create boot environment new-1
# Machine: genesis. Made by heliosw from the recipe be create: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/3 (only reads) Others may have been here since this plan was made.
step 1 'Check that nothing has changed'
require 'a boot environment new-1 is there' lacks '^new-1;' beadm list -H

# 2/3 (changes the system) A clone of the running one: it takes no room until it differs.
# Undo: pfexec beadm destroy -F -v new-1
step 2 'Create new-1'
pfexec beadm create -v new-1 || fail

# 3/3 (only reads) beadm's own list counts, not what it says of itself.
step 3 'Look at the result'
verify 'beadm does not list new-1' prints '^new-1;' beadm list -H new-1

finish

}

main </dev/null
