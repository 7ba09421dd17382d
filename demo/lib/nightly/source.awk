# The "Building OS-Net source" phase: what `dmake install` prints at the top of the gate.
#
# dmake keeps each job's output in a file of its own and copies it to the log when the job has
# ended. Its jobs nest: data, uts, lib and man are jobs of the top, and each component in them is a
# job of theirs. With a pace those files are real ones in TMPDIR (dmake.stdout.PID.NUMBER.LETTERS);
# without one the same bytes go straight to the log.
#
# Environment, besides pace.awk's: SIMULATED_ENDING, SIMULATED_ERRORS, SIMULATED_JOBS,
# SIMULATED_DMAKE (its process id). Operands: share/failures and share/components. Exit status: 0; 8
# to be stopped, 9 to be killed here.

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
  } while (ENDING == "endless")
  close_top()
}

# Bytes and time for each group; as many components as find room, but all that have something to
# tell.
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
  count = split("acl.h avl.h buf.h conf.h cred.h ctf.h debug.h devops.h dirent.h dls.h " \
    "ethernet.h exec.h fs/zfs.h mac.h nvme.h nvpair.h proc.h regset.h sockio.h stat.h sunddi.h " \
    "systm.h taskq.h thread.h types.h vnode.h zone.h", names, " ")
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
    announce_jobs(i)
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

function close_top() {
  destination = ""
  if (top_failed) not_remade("")
  else {
    emit("cd pkg; pwd; dmake  stage-licenses")
    emit(SRC "/pkg")
    emit("`stage-licenses' is updated.")
  }
}
