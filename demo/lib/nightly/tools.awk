# The phases before the source: clobber, bootstrap, tools. Environment: SIMULATED_PHASE.

BEGIN {
  phase = ENVIRON["SIMULATED_PHASE"]
  if (phase == "clobber") clobber()
  else if (phase == "bootstrap") build_tools("smatch cw install.bin ctf yacc")
  else build_tools("smatch cw install.bin ctf yacc aw btxld cpcgen codereview cscope-fast " \
    "depcrypt elfextract findunref genoffsets gensetdefs lintdump localedef mandoc mbh_patch " \
    "ndrgen onbld_elfmod protocmp protolist scripts stabs tokenize tic vtfontcvt zic")
}

function clobber(    names, count, i) {
  count = split("data uts lib cmd ucblib ucbcmd man test boot pkg tools", names, " ")
  set_pace(BYTES, MILLISECONDS)
  emit(SRC)
  for (i = 1; i <= count || written < BYTES; i++) {
    emit("cd " names[1 + (i - 1) % count] "; pwd; dmake  clobber")
    emit(SRC "/" names[1 + (i - 1) % count])
    emit("rm -f *.o *.so *.a core a.out lint.out " names[1 + (i - 1) % count] ".po")
  }
}

function build_tools(list,    names, count, each, file, i, n) {
  count = split(list, names, " ")
  if (BYTES < count * 9000) count = int(BYTES / 9000) + 2
  each = BYTES / count
  set_pace(BYTES, MILLISECONDS)
  emit(SRC "/tools")
  for (i = 1; i <= count; i++) {
    emit(HOST " --> " (1 + some(4)) " jobs")
    emit("cd " names[i] "; pwd; dmake  install")
    emit(HOST " --> Job output")
    emit("cd " names[i] "; pwd; dmake  install")
    emit(SRC "/tools/" names[i])
    for (n = 1; n == 1 || written < each * i; n++) {
      file = names[i] (n > 1 ? n : "")
      emit_compilation(compile_arguments("tools", "tools/" names[i], file ".c", file ".o", 0))
    }
    emit("+ " primary " -o " names[i] " " names[i] ".o ")
    emit_installation(755, "opt/onbld/bin/i386", names[i])
  }
  emit("`install' is updated.")
}
