# The "Building OS-Net source" phase: what `dmake install` prints at the top of the gate.
#
# dmake keeps each job's output in a file of its own and copies it to the log when the job has ended. Its jobs nest: data, uts, lib
# and man are jobs of the top, and each component in them is a job of theirs. With a pace those files are real ones in TMPDIR
# (dmake.stdout.PID.NUMBER.LETTERS); without one the same bytes go straight to the log.
#
# Environment, besides pace.awk's: SIMULATED_ENDING, SIMULATED_ERRORS, SIMULATED_JOBS, SIMULATED_DMAKE (its process id).
# Operands: share/failures and share/components. Exit status: 0; 8 to be stopped, 9 to be killed here.

BEGIN {
  FS = "\t"
  wanted = ENVIRON["SIMULATED_ERRORS"]
  wanted_count = wanted ~ /^[0-9]+$/ ? wanted + 0 : 0
}

/^#/ || NF == 0 { next }

FILENAME ~ /failures$/ {
  if (ENVIRON["SIMULATED_ENDING"] == "failed" && (++listed <= wanted_count || $1 == wanted)) note_mistake()
  next
}

FILENAME ~ /components$/ { note_component() }

END {
  paced = MILLISECONDS > 0
  dmake = ENVIRON["SIMULATED_DMAKE"] + 0
  share_out()
  do {
    laps++
    headers()
    parallel_groups()
    split("cmd ucblib ucbcmd test boot", serial, " ")
    for (i = 1; i <= 5; i++) serial_group(serial[i])
  } while (ENVIRON["SIMULATED_ENDING"] == "endless")
  close_top()
}

# A mistake counts while its text stands in the source, at the line where it stands now.
function note_mistake(    line, number, column) {
  column = 0
  while ((getline line < (SRC "/" $2)) > 0) {
    number++
    if (index(line, $5) && line !~ /^[ \t]*(\/\*|\*)/) { column = index(line, $4); break }
  }
  close(SRC "/" $2)
  if (!column) return
  mistakes++
  mistake_source[$1] = $2
  mistake_function[$1] = $3
  mistake_token[$1] = $4
  mistake_text[$1] = line
  mistake_place[$1] = number ":" column
  mistake_message[$1] = $6
}

function note_component(    field, group, i, j) {
  split($0, field, " ")
  group = field[1]
  i = ++size[group]
  directory[group, i] = field[2]
  origin[group, i] = field[3]
  sources[group, i] = ""
  for (j = 4; (j in field) && field[j] != "-"; j++) sources[group, i] = sources[group, i] " " field[j]
}

# Bytes and time for each group; as many components as find room, but all that have something to tell.
function share_out(    i, group, weight, fits, every) {
  split("data 1 uts 38 lib 20 man 1 cmd 32 ucblib 1 ucbcmd 1 test 2 boot 2", weight, " ")
  for (i = 1; i < 18; i += 2) {
    group = weight[i]
    budget[group] = int(BYTES * weight[i + 1] / 100)
    fits = int(budget[group] / (9000 + 2000 * shadows)) + 1
    every = size[group] / (fits < size[group] ? fits : size[group])
    pick(group, every)
  }
  split("cmd 44 ucblib 2 ucbcmd 2 test 3 boot 3", weight, " ")
  for (i = 1; i < 10; i += 2) time_share[weight[i]] = weight[i + 1] / 100
}

function pick(group, every,    i, due) {
  for (i = 1; i <= size[group]; i++)
    if (i >= due + 1 || tells(directory[group, i])) {
      picked[group, ++picks[group]] = i
      if (i >= due + 1) due += every
    }
  # Entering, linking and installing take about 3000 bytes.
  allowance[group] = picks[group] ? budget[group] / picks[group] - 3000 : 0
}

function tells(component) {
  return component in mistake_source || component ~ /^cmd\/(zpool|mdb)$/
}

function headers(    names, count, i, target) {
  set_pace(BYTES * 0.02, MILLISECONDS * 0.08)
  destination = ""
  emit(SRC)
  emit("Copying closed binaries from /opt/onbld/closed")
  count = split("acl.h avl.h buf.h conf.h cred.h ctf.h debug.h devops.h dirent.h dls.h ethernet.h exec.h fs/zfs.h mac.h nvme.h " \
    "nvpair.h proc.h regset.h sockio.h stat.h sunddi.h systm.h taskq.h thread.h types.h vnode.h zone.h", names, " ")
  emit("cd uts; pwd; dmake  install_h")
  emit(SRC "/uts")
  for (i = 1; i <= count; i++) emit_installation(644, "usr/include/sys", names[i])
  for (i = 1; i * 90 < BYTES * 0.01; i++) {
    target = ROOT "/usr/include/" names[1 + some(count)]
    emit("`" target "' is up to date.")
  }
  emit("cd lib; pwd; dmake  install_h")
  emit(SRC "/lib")
  emit("`install_h' is up to date.")
}

function parallel_groups(    order, i) {
  set_pace(budget["data"] + budget["uts"] + budget["lib"] + budget["man"], MILLISECONDS * 0.38)
  destination = ""
  split("data uts lib man", order, " ")
  for (i = 1; i <= 4; i++) {
    emit(HOST " --> " i " job" (i > 1 ? "s" : ""))
    emit("cd " order[i] "; pwd; dmake  install")
    open_group(order[i], buffer_name(i))
  }
  if (paced) while (groups_open > 0) for (i = 1; i <= 4; i++) advance(order[i])
  else for (i = 1; i <= 4; i++) while (group_open[order[i]]) advance(order[i])
}

function serial_group(group) {
  set_pace(budget[group], MILLISECONDS * time_share[group])
  destination = ""
  emit("cd " group "; pwd; dmake  install")
  open_group(group, "")
  while (group_open[group]) advance(group)
}

function buffer_name(job,    letters, i) {
  if (!paced) return ""
  for (i = 1; i <= 6; i++) letters = letters substr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 1 + some(62), 1)
  return ENVIRON["TMPDIR"] "/dmake.stdout." job_owner() "." job "." letters
}

function job_owner() { return current_group == "" ? dmake : dmake + 1 + index("data uts lib man cmd ucblib ucbcmd test boot", current_group) }

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
    if (!slot_component[group, slot] && next_pick[group] <= picks[group]) start_component(group, slot)
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
  emit(HOST " --> " (paced ? running[group] : 2 + some(12)) " job" (paced && running[group] == 1 ? "" : "s"))
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

function enter_level(group, parent,    name) {
  close_level(group)
  level[group] = parent
  name = parent
  sub(/.*\//, "", name)
  emit("cd " name "; pwd; dmake  install")
  emit(SRC "/" parent)
}

# uts/intel and uts/i86pc are directories with a dmake of their own: its failure is reported once more.
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

function close_top() {
  destination = ""
  if (top_failed) not_remade("")
  else {
    emit("cd pkg; pwd; dmake  stage-licenses")
    emit(SRC "/pkg")
    emit("`stage-licenses' is updated.")
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
