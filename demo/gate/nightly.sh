#!/bin/sh
# Simulated nightly(1) of heliosw's demo world. It builds nothing: it answers, logs and leaves files
# as nightly does, at the speed and with the ending that etc/simulation.conf of the demo machine
# asks for. Its parts are in that machine's lib/nightly.

unset CDPATH

# The machine is where its bin is on PATH, or two folders above the settings that HELIOSW_SIMULATION
# names. (What `command -v` prints is quoted by ksh93 and not by others.)
find_machine() {
  set -f
  IFS=:
  for folder in $PATH; do
    if [ -f "$folder/psrinfo" ] && [ -f "$folder/../lib/simulation.sh" ]; then
      machine=$(cd -P "$folder/.." && pwd)
      break
    fi
  done
  unset IFS
  set +f
}

machine=
find_machine
if [ -z "$machine" ] && [ -f "$HELIOSW_SIMULATION" ]; then
  machine=$(cd -P "$(dirname "$HELIOSW_SIMULATION")/.." && pwd)
fi
if [ ! -f "$machine/lib/simulation.sh" ]; then
  echo 'nightly: simulated, for the demo machine only: its bin must be on PATH' >&2
  exit 1
fi
PATH=$machine/bin:$PATH
. "$machine/lib/simulation.sh"
. "$machine/lib/pkg/common.sh"
. "$machine/lib/nightly/start.sh"
. "$machine/lib/nightly/report.sh"
. "$machine/lib/nightly/phases.sh"
. "$machine/lib/nightly/build.sh"
. "$machine/lib/nightly/checks.sh"
. "$machine/lib/nightly/finish.sh"

read_settings
read_arguments "$@"
read_environment
refuse_nonsense
prepare_end
take_lock
begin_log

describe_start
clobber
no_bringover
bootstrap_tools
describe_environment
build_tools
case $options in *F*) say_log '==== No non-DEBUG  build ====' ;; *) build non-DEBUG -nd ;; esac
case $options in *D*) build DEBUG '' ;; *) say_log '==== No DEBUG  build ====' ;; esac
check_packages
check_proto
check_sources
check_lists
complete
