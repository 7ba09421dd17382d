#!/bin/sh
# mount test
# Machine: genesis. Made by heliosw from the recipe be mount: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/3 (only reads) Others may have been here since this plan was made.
step 1 'Check that nothing has changed'
require 'test is not there any more, or another one is called so now' prints '^test;.*;1795054702$' beadm list -H test
require 'test is mounted' prints '^test;[^;]*;[^;]*;;' beadm list -H test
require '/mnt/it'\''s is no folder' lacks '^[^d]' ls -ldL '/mnt/it'\''s'

# 2/3 (changes the system) Its files can be read and changed then; it does not run by that.
# Undo: pfexec beadm unmount -v test
step 2 'Mount test'
pfexec beadm mount -v test '/mnt/it'\''s' || fail 180 'test is mounted already'

# 3/3 (only reads) beadm's own list counts, not what it says of itself.
step 3 'Look at the result'
verify 'test is not mounted' prints '^test;[^;]*;[^;]*;/' beadm list -H test

finish

}

main </dev/null
