# `dmake install` in one component. Environment: SIMULATED_COMPONENT, its directory below usr/src.
# Operands: share/failures and share/components. Exit status: 0; 1 if it failed; 2 if there is no
# such component.

END {
  wanted = ENVIRON["SIMULATED_COMPONENT"]
  for (group in size)
    for (i = 1; i <= size[group]; i++)
      if (directory[group, i] == wanted) exit build(group, i)
  exit 2
}

function build(group, component,    name, count, list, n) {
  name = directory[group, component]
  if (name in mistake_source) {
    compile_mistake(group, name)
    if (!STOPS) emit("dmake: Warning: Target `install' not remade because of errors")
    return 1
  }
  count = split(sources[group, component], list, " ")
  if (count == 0) emit_text_piece(group, name, 1)
  for (n = 1; n <= count; n++) compile_one(group, name, origin[group, component], list[n], n)
  return finish_component(group, component) ? 0 : 1
}
