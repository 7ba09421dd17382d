# Where the simulated dmake of one component prints: straight away, without the marks of jobs.
# Stands in for lib/nightly's pace.awk.

function emit(text) {
  if (index(text, HOST " --> ") == 1) return
  if (STOPS) sub(/^dmake: Warning: Command failed/, "dmake: Fatal error: Command failed", text)
  # Only a dmake that another one has started says where it was.
  if (text ~ /^Current working directory /) return
  print text
}

function place(name) { return SRC "/" name }

function flush_all() { fflush() }

# A number from 0 to limit - 1, the same in each run.
function some(limit) {
  lottery = (lottery * 16807 + 11) % 2147483647
  return lottery % limit
}

BEGIN {
  lottery = 20260
  SRC = ENVIRON["SRC"]
  ROOT = ENVIRON["SIMULATED_PROTO"]
  HOST = ENVIRON["SIMULATED_HOST"]
  VERSION = ENVIRON["SIMULATED_VERSION"]
  ENDING = ENVIRON["SIMULATED_ENDING"]
  STOPS = ENVIRON["SIMULATED_STOPS"] == "yes"
  BIN = SRC "/tools/proto/root_i386-nd/opt/onbld/bin/i386"
}
