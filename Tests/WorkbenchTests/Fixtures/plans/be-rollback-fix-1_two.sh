#!/bin/sh
# roll back to fix-1@two
# Machine: genesis. Made by heliosw from the recipe be rollback: this text is what runs.
# Lost for good: what was written to fix-1 since the snapshot

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/3 (only reads) Others may have been here since this plan was made.
step 1 'Check that nothing has changed'
require 'fix-1 is not there any more, or another one is called so now' prints '^fix-1;.*;1794622702$' beadm list -H fix-1
require 'there is no snapshot fix-1@two' prints '^[^;]*;fix-1@two;' beadm list -H -s fix-1
require 'fix-1 runs by now' prints '^fix-1;[^;]*;[^;N]*;' beadm list -H fix-1

# 2/3 (changes the system) Its files become those of the snapshot.
# No undo: what was written to fix-1 since the snapshot, is lost.
step 2 'Roll fix-1 back'
pfexec beadm rollback -v fix-1@two || fail

# 3/3 (only reads) beadm's own list counts, not what it says of itself.
step 3 'Look at the result'
verify 'there is no snapshot fix-1@two' prints '^[^;]*;fix-1@two;' beadm list -H -s fix-1

finish

}

main </dev/null
