# The jobs of the source phase: groups of components, the components that run in them, and the
# buffers that their output waits in. Used by source.awk.

BEGIN {
  ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
  GROUPS = "data uts lib man cmd ucblib ucbcmd test boot"
}

function buffer_name(job,    letters, i) {
  if (!paced) return ""
  for (i = 1; i <= 6; i++) letters = letters substr(ALPHABET, 1 + some(length(ALPHABET)), 1)
  return ENVIRON["TMPDIR"] "/dmake.stdout." job_owner() "." job "." letters
}

# A process id for the dmake of each group; the top's where there is none.
function job_owner() {
  return dmake + (current_group == "" ? 0 : 1 + index(GROUPS, current_group))
}

# A group of components: `file` gathers its output, "" where it goes straight to the log.
function open_group(group, file) {
  group_file[group] = file
  group_open[group] = 1
  groups_open++
  next_pick[group] = 1
  running[group] = failed_here[group] = level_failed[group] = 0
  slots[group] = !paced ? 1 : group == "uts" ? 7 : group == "lib" ? 5 : group == "cmd" ? 6 : 1
  level[group] = ""
  if (file != "" || !side_by_side(group)) enter_group(group)
}

function side_by_side(group) { return group ~ /^(data|uts|lib|man)$/ }

function enter_group(group) {
  destination = group_file[group]
  if (side_by_side(group)) emit("cd " group "; pwd; dmake  install")
  emit(SRC "/" group)
  destination = ""
}

# One step of a group: fill its free slots, and let each running component print one piece.
function advance(group,    slot) {
  if (!group_open[group]) return
  current_group = group
  if (!paced && next_pick[group] == 1 && side_by_side(group)) {
    emit(HOST " --> Job output")
    enter_group(group)
  }
  for (slot = 1; slot <= slots[group]; slot++) {
    if (!slot_component[group, slot] && next_pick[group] <= picks[group])
      start_component(group, slot)
    if (slot_component[group, slot]) step_component(group, slot)
  }
  if (running[group] == 0 && next_pick[group] > picks[group]) close_group(group)
  current_group = ""
}

function start_component(group, slot,    component, parent, name) {
  component = picked[group, next_pick[group]++]
  name = directory[group, component]
  parent = name
  sub(/\/[^\/]*$/, "", parent)
  sub(/.*\//, "", name)
  destination = group_file[group]
  if (group == "uts" && parent != level[group]) enter_level(group, parent)
  running[group]++
  announce_jobs(paced ? running[group] : 2 + some(12))
  emit("cd " name "; pwd; dmake  install")
  slot_component[group, slot] = component
  slot_file[group, slot] = buffer_name(next_pick[group])
  slot_end[group, slot] = allowance[group]
  slot_count[group, slot] = 0
  slot_failed[group, slot] = 0
  destination = slot_file[group, slot]
  if (destination == "") { destination = group_file[group]; emit(HOST " --> Job output") }
  emit("cd " name "; pwd; dmake  install")
  emit(SRC "/" directory[group, component])
}

function announce_jobs(count) {
  emit(HOST " --> " count " job" (count == 1 ? "" : "s"))
}

function enter_level(group, parent,    name) {
  close_level(group)
  level[group] = parent
  name = parent
  sub(/.*\//, "", name)
  emit("cd " name "; pwd; dmake  install")
  emit(SRC "/" parent)
}

# uts/intel and uts/i86pc are directories with a dmake of their own: its failure is reported once
# more.
function close_level(group,    name) {
  if (level[group] == "" || !level_failed[group]) return
  name = level[group]
  sub(/.*\//, "", name)
  not_remade(level[group])
  command_failed("cd " name "; pwd; dmake  install", name, "uts")
  level_failed[group] = 0
}

function step_component(group, slot,    before, component) {
  component = slot_component[group, slot]
  destination = slot_file[group, slot] == "" ? group_file[group] : slot_file[group, slot]
  before = written
  piece(group, component, slot, ++slot_count[group, slot])
  slot_end[group, slot] -= written - before
  if (slot_end[group, slot] <= 0) end_component(group, slot)
}

function end_component(group, slot,    component, name) {
  component = slot_component[group, slot]
  name = directory[group, component]
  if (!slot_failed[group, slot]) slot_failed[group, slot] = !finish_component(group, component)
  if (slot_failed[group, slot]) not_remade(name)
  hand_over(slot_file[group, slot], group_file[group])
  slot_component[group, slot] = 0
  running[group]--
  if (!slot_failed[group, slot]) return
  destination = group_file[group]
  failed_here[group] = level_failed[group] = 1
  report_component(group, name)
}

# Copies a finished job's buffer to where its parent prints.
function hand_over(file, to) {
  if (file == "") return
  destination = to
  emit(HOST " --> Job output")
  flush_all()
  close(file)
  delete open_files[file]
  if (to == "") system("cat " quoted(file) "; rm -f " quoted(file))
  else {
    close(to)
    delete open_files[to]
    system("cat " quoted(file) " >>" quoted(to) "; rm -f " quoted(file))
  }
}

function close_group(group) {
  destination = group_file[group]
  if (group == "uts") close_level(group)
  if (failed_here[group]) not_remade(group)
  hand_over(group_file[group], "")
  destination = ""
  group_open[group] = 0
  groups_open--
  if (failed_here[group]) {
    top_failed = 1
    command_failed("cd " group "; pwd; dmake  install", group, "")
  }
}

function place(name) { return SRC (name == "" ? "" : "/" name) }

function not_remade(name) {
  emit("dmake: Warning: Target `install' not remade because of errors")
  emit("Current working directory " place(name))
}

function command_failed(command, target, name) {
  emit("*** Error code 1")
  emit("The following command caused the error:")
  emit(command)
  emit("dmake: Warning: Command failed for target `" target "'")
  emit("Current working directory " place(name))
}

function report_component(group, name,    parent, last) {
  parent = last = name
  sub(/\/[^\/]*$/, "", parent)
  sub(/.*\//, "", last)
  command_failed("cd " last "; pwd; dmake  install", last, parent)
  while (parent != group && parent !~ /^uts\//) {
    not_remade(parent)
    last = parent
    sub(/.*\//, "", last)
    name = parent
    sub(/\/[^\/]*$/, "", parent)
    command_failed("cd " last "; pwd; dmake  install", last, parent)
  }
}
