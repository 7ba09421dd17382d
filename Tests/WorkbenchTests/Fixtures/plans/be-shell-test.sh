#!/bin/sh
# shell in test
# Machine: genesis. Made by heliosw from the recipe be shell: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/5 (only reads) Others may have been here since this plan was made.
step 1 'Check that nothing has changed'
require 'test is not there any more, or another one is called so now' prints '^test;.*;1795054702$' beadm list -H test
require 'test is mounted' prints '^test;[^;]*;[^;]*;;' beadm list -H test

# 2/5 (changes the system) A shell needs its files somewhere.
# Undo: pfexec beadm unmount -v test
step 2 'Mount test'
pfexec beadm mount -v test /tmp/heliosw-test || fail

# 3/5 (changes the system) What is changed there is changed in test, which is not what runs.
# No undo: what is changed in the shell stays changed.
step 3 'Open a shell in /tmp/heliosw-test'
( cd /tmp/heliosw-test && sh -c '"${SHELL:-sh}" || :' ) || fail

# 4/5 (changes the system) It was mounted for the shell only.
# Undo: pfexec beadm mount -v test /tmp/heliosw-test
step 4 'Unmount test'
pfexec beadm unmount -v test || fail 200 'something uses files below /tmp/heliosw-test: fuser -c names it; end that first'

# 5/5 (only reads) beadm's own list counts, not what it says of itself.
step 5 'Look at the result'
verify 'test is mounted' prints '^test;[^;]*;[^;]*;;' beadm list -H test

finish

}

if [ -t 0 ]; then main; else main </dev/tty; fi
