#!/bin/sh
# create boot environment new-1
# Machine: genesis. Made by heliosw from the recipe be create: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/4 (only reads) Others may have been here since this plan was made.
step 1 'Check that nothing has changed'
require 'a boot environment new-1 is there' lacks '^new-1;' beadm list -H
require 'there is no snapshot fix-1@one' prints '^[^;]*;fix-1@one;' beadm list -H -s fix-1

# 2/4 (changes the system) A clone of fix-1@one: it takes no room until it differs.
# Undo: pfexec beadm destroy -F -v new-1
step 2 'Create new-1'
pfexec beadm create -v -e fix-1@one new-1 || fail

# 3/4 (changes the system) The machine shall start in it from now on.
# Undo: pfexec beadm activate -v helios-1
step 3 'Activate new-1'
pfexec beadm activate -v new-1 || fail

# 4/4 (only reads) beadm's own list counts, not what it says of itself.
step 4 'Look at the result'
verify 'new-1 is not what boots next' prints '^new-1;[^;]*;[^;]*R[^;]*;' beadm list -H new-1

finish

}

main </dev/null
