#!/bin/sh
# destroy snapshot fix-1@two
# Machine: genesis. Made by heliosw from the recipe be destroy: this text is what runs.
# Lost for good: what only the snapshot fix-1@two holds

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/3 (only reads) Others may have been here since this plan was made.
step 1 'Check that nothing has changed'
require 'there is no snapshot fix-1@two' prints '^[^;]*;fix-1@two;' beadm list -H -s fix-1

# 2/3 (changes the system) Frees what only the snapshot holds.
# No undo: what only this snapshot held is gone for good.
step 2 'Destroy fix-1@two'
pfexec beadm destroy -F -v fix-1@two || fail

# 3/3 (only reads) beadm's own list counts, not what it says of itself.
step 3 'Look at the result'
verify 'a snapshot fix-1@two is there' lacks '^[^;]*;fix-1@two;' beadm list -H -s fix-1

finish

}

main </dev/null
