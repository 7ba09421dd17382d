# The phase "Creating packages". Operand: share/packages. Environment: SIMULATED_REPOSITORY.

/^#/ || NF == 0 { next }
{ for (i = 2; i <= NF; i++) names[++count] = $1 == "." ? $i : $i == "." ? $1 : $1 "-" $i }

END {
  chatty = BYTES > count * 250
  set_pace(count * (chatty ? 300 : 60), MILLISECONDS)
  emit(SRC "/pkg")
  emit("Creating " ENVIRON["SIMULATED_REPOSITORY"])
  emit("Initializing packages...")
  for (i = 1; i <= count && chatty; i++) {
    emit("Processing manifest " names[i])
    emit("Generating dependencies for " names[i] ".mog")
  }
  emit("Resolving dependencies")
  for (i = 1; i <= count && chatty; i++) emit("Running final transforms for " names[i])
  emit("Generating redist i386 package list")
  for (i = 1; i <= count; i++) emit("Publishing " names[i] " to redist repository")
  emit("Initiating repository refresh.")
}
