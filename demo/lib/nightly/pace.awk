# Where the output of a simulated phase goes, and how fast. Loaded before the program of the phase.
#
# Environment: SIMULATED_MILLISECONDS, the time to take (0: none). Output goes to the file in
# `destination`, or to standard output where that is "". Several bursts a second, so that a follower
# sees a log that grows smoothly.

function emit(text) {
  if (destination == "") print text
  else {
    print text >> destination
    open_files[destination] = 1
  }
  written += length(text) + 1
  if (burst > 0 && written >= mark) pause()
}

# set_pace(bytes, milliseconds): spreads the next so many bytes over that time.
function set_pace(bytes, milliseconds) {
  burst = milliseconds > 0 ? int(bytes * STEP * 1000 / milliseconds) + 1 : 0
  mark = written + burst
  if (burst > 0 && began == 0) began = clock()
}

# The clock has whole seconds only: a pause is left out when the output is more than one of them
# late.
function pause() {
  while (written >= mark) {
    mark += burst
    bursts++
    flush_all()
    if (clock() - began <= bursts * STEP + 1) system("sleep " STEP)
  }
}

function flush_all(    file) {
  fflush()
  for (file in open_files) fflush(file)
}

# Seconds since 1970: srand() answers the seed before, and seeds with the time of day.
function clock() {
  srand()
  return srand()
}

# A number from 0 to limit - 1, the same in each run.
function some(limit) {
  lottery = (lottery * 16807 + 11) % 2147483647
  return lottery % limit
}

function quoted(word) {
  gsub(/'/, "'\\''", word)
  return "'" word "'"
}

BEGIN {
  STEP = 0.2
  lottery = 20260
  SRC = ENVIRON["SRC"]
  ROOT = ENVIRON["SIMULATED_PROTO"]
  HOST = ENVIRON["SIMULATED_HOST"]
  VERSION = ENVIRON["SIMULATED_VERSION"]
  ENDING = ENVIRON["SIMULATED_ENDING"]
  BYTES = ENVIRON["SIMULATED_BYTES"] + 0
  MILLISECONDS = ENVIRON["SIMULATED_MILLISECONDS"] + 0
  BIN = SRC "/tools/proto/root_i386-nd/opt/onbld/bin/i386"
}
