#!/bin/sh
# restart genesis into helios
# Machine: genesis. Made by heliosw from the recipe reboot: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/2 (only reads) Others may have been here since this plan was made.
step 1 'Check that nothing has changed'
require 'helios is not there any more, or another one is called so now' prints '^helios;.*;1700000000$' beadm list -H helios
require 'the machine would start in another boot environment by now' prints '^helios;[^;]*;[^;]*R[^;]*;' beadm list -H helios
require 'a boot environment is still to be booted once' lacks '^[^;]*;[^;]*;[^;]*T[^;]*;' beadm list -H
require 'a nightly runs in illumos' unlocked /home/robin/helios/projects/illumos/log/nightly.lock

# 2/2 (reboots the machine) Be on its console: a system that does not come up says why only there.
# No undo: all that runs on the machine ends; the boot menu offers the other boot environments.
step 2 'Restart the machine into helios'
pfexec reboot || fail

finish

}

main </dev/null
