#!/bin/sh
# update genesis
# Machine: genesis. Made by heliosw from the recipe pkg-update: this text is what runs.

# --- the plan ---

PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH

main() {

# 1/2 (only reads) Updates of Helios are for Helios.
step 1 'Check that it can be done'
require 'this is no Helios' grep -qxF -e 'ID=helios' /etc/os-release

# 2/2 (changes the system) pkg clones helios, updates the clone and activates it; status 4 means that there was nothing to do.
# Undo: pfexec beadm activate -v helios
step 2 'Update the system'
sh -c '"$@" || { s=$?; test "$s" = 4 || exit "$s"; }' sh pfexec pkg update -v || fail 'What runs now is untouched; a boot environment that was not finished can be destroyed.'

finish

}

main </dev/null
