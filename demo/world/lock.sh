# One maker of a world at a time. The lock is a link whose target is the maker's process id: made
# and read in one step each.

lock=

# Waits for another maker, and takes over from a dead one.
take_lock() {
  trap 'release_lock' 0
  trap 'exit 1' 1 2 3 15
  tries=0
  until ln -s "$$" "$world/.lock" 2>/dev/null; do
    maker=$(readlink "$world/.lock") || continue
    if ! kill -0 "$maker" 2>/dev/null; then
      bury "$maker"
    elif [ "$tries" -ge 600 ]; then
      fail "$world is being made by process $maker, for more than a minute"
    else
      tries=$((tries + 1))
      sleep 0.1
    fi
  done
  lock=$world/.lock
  rm -rf "$world"/.lock.of.*
}

# Of several that find a dead maker's lock, one alone may remove it; the folder decides which.
bury() {
  if mkdir "$world/.lock.of.$1" 2>/dev/null; then
    if [ "$(readlink "$world/.lock")" = "$1" ]; then rm -f "$world/.lock"; fi
  else
    sleep 0.1
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || fail "remove $world/.lock and $world/.lock.of.$1, and start again"
  fi
}

release_lock() {
  [ -z "$lock" ] || rm -f "$lock"
}

# A world is not taken from under a simulated build that runs in it.
refuse_while_building() {
  for owner in "$world"/helios/projects/*/log/nightly.lock; do
    owner=$(readlink "$owner") || continue
    if kill -0 "${owner##*.}" 2>/dev/null; then
      fail "a simulated build runs in it (process ${owner##*.}): stop that first"
    fi
  done
}
