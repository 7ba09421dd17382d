# What one component of the source phase prints, piece by piece. Used by source.awk.

# The n-th piece: one source file, and the component's own failure first of all.
function piece(group, component, slot, n,    name, count, list, stem) {
  name = directory[group, component]
  if (sources[group, component] == "") { emit_text_piece(group, name, n); return }
  if (n == 1 && name in mistake_source) {
    compile_mistake(group, name)
    slot_failed[group, slot] = 1
    return
  }
  count = split(sources[group, component], list, " ")
  stem = list[1 + (n - 1) % count]
  if (n > count) stem = stem "_" (n > count * 2 ? int(n / count) : "subr")
  compile_one(group, name, origin[group, component], stem, n)
  stop_if_asked(group)
}

function compile_one(group, name, from, stem, n,    source, object) {
  source = relative_source(group, name, from, stem)
  object = object_folder(group, n) stem ".o"
  emit(HOST " --> " (1 + some(4)) " jobs")
  emit(wrapper " -- -c -o " object " " source)
  emit(HOST " --> Job output")
  emit_compilation(compile_arguments(group, name, source, object, n % 2))
  emit_conversion(object)
}

function relative_source(group, name, from, stem) {
  if (from == name) return stem ".c"
  if (index(from, name "/") == 1) return ".." substr(from, length(name) + 1) "/" stem ".c"
  if (group == "uts") { sub(/^uts\//, "", from); return "../../" from "/" stem ".c" }
  return SRC "/" from "/" stem ".c"
}

function object_folder(group, n) {
  if (group == "uts") return ENVIRON["SIMULATED_FLAVOUR"] == "DEBUG" ? "debug64/" : "obj64/"
  return group == "lib" ? "pics/" : ""
}

function emit_text_piece(group, name, n,    section) {
  section = name
  sub(/.*\//, "", section)
  n = n > 1 ? n : ""
  if (group == "man")
    emit_installation(444, "usr/share/man/" section, "intro" n "." substr(section, 4))
  else emit_installation(444, "usr/share/lib/" section, section n)
}

# gcc's report of a mistake that stands in the tree.
function compile_mistake(group, name,    source, object, stem, where, from, gutter) {
  from = stem = mistake_source[name]
  sub(/\/[^\/]*$/, "", from)
  sub(/.*\//, "", stem)
  sub(/\.c$/, "", stem)
  source = relative_source(group, name, from, stem)
  object = object_folder(group, 1) stem ".o"
  split(mistake_place[name], where, ":")
  emit(HOST " --> 1 job")
  emit(wrapper " -- -c -o " object " " source)
  emit(HOST " --> Job output")
  emit_compilation(compile_arguments(group, name, source, object, 0))
  gutter = sprintf("%5d | ", where[1])
  emit(source ": In function '" mistake_function[name] "':")
  emit(source ":" mistake_place[name] ": error: " mistake_message[name])
  emit(gutter mistake_text[name])
  emit("      | " indent(mistake_text[name], where[2]) underline(length(mistake_token[name])))
  if (mistake_message[name] ~ /undeclared/)
    emit(source ":" mistake_place[name] ": note: each undeclared identifier is reported only " \
      "once for each function it appears in")
  if (mistake_message[name] ~ /Werror/) emit("cc1: all warnings being treated as errors")
  end_of_command(object, name)
}

function end_of_command(target, name) {
  emit("*** Error code 1")
  emit("dmake: Warning: Command failed for target `" target "'")
  emit("Current working directory " place(name))
}

# Links and installs a component. Returns 0 if that fails.
function finish_component(group, component,    name, last, target) {
  name = last = directory[group, component]
  sub(/.*\//, "", last)
  if (sources[group, component] == "") { emit("`install' is updated."); return 1 }
  target = group == "lib" && last ~ /^lib/ ? last ".so.1" : last
  emit_link(target, object_folder(group, 1) "*.o")
  if (ENDING == "warnings" && name == "cmd/mdb") warn_of_symbol()
  if (ENDING == "undefined" && name == "cmd/zpool") {
    miss_symbol(target, name)
    return 0
  }
  if (group == "uts") emit_installation(755, "kernel/drv/amd64", target)
  else if (group == "lib") emit_installation(755, "usr/lib", target)
  else emit_installation(555, "usr/bin", target)
  return 1
}

function warn_of_symbol() {
  emit("ld: warning: symbol 'optarg' has differing sizes:")
  emit("\t(file mdb_main.o value=0x8; file " ROOT "/lib/libc.so value=0x4);")
}

function miss_symbol(target, name) {
  emit("Undefined\t\t\tfirst referenced")
  emit(" symbol  \t\t\t    in file")
  emit("zpool_label_age                     zpool_main.o")
  emit("ld: fatal: symbol referencing errors")
  emit("collect2: error: ld returned 1 exit status")
  end_of_command(target, name)
}

# Half-way through cmd some builds are no more.
function stop_if_asked(group) {
  if (ENDING !~ /^(killed|interrupted)$/ || group != "cmd") return
  if (next_pick[group] * 2 < picks[group]) return
  flush_all()
  exit (ENDING == "killed" ? 9 : 8)
}

function indent(text, column,    result) {
  result = substr(text, 1, column - 1)
  gsub(/[^\t]/, " ", result)
  return result
}

function underline(width,    result) {
  result = "^"
  while (--width > 0) result = result "~"
  return result
}
