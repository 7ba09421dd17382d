# The `make check` of the whole tree. Operand: share/components. Environment: SIMULATED_ENDING.

/^#/ || NF == 0 { next }
{ names[++count] = $2 }

# The names of the pages alone don't make a log large.
END {
  if (BYTES > 1000000) BYTES = 1000000
  set_pace(BYTES, MILLISECONDS)
  emit(SRC)
  for (i = 1; i <= count; i++) {
    emit("cd " names[i] "; pwd; dmake  check")
    emit(SRC "/" names[i])
    if (ENDING == "checks-failed" && names[i] == "cmd/nvmeadm") complain()
    for (n = 0; written < BYTES * i / count; n++) emit("checking intro" n ".9f")
  }
  emit("building requirements for svccfg check ...")
}

function complain() {
  emit("nvmeadm.c: 318: line > 80 characters")
  emit("nvmeadm.h: line 12: missing blank after start comment")
  emit("mandoc: nvmeadm.8:241:2: WARNING: skipping paragraph macro: Pp before Sh")
}
