# Writes the invented history of one repository of the demo world as a stream for git fast-import.
#
# Variables: repository, branch, now (seconds since 1970); environment: OVERLAY, a list of
# "path<TAB>file on disk" whose contents are taken as they are. Operands: data/commits and, for the
# gate, data/failures and data/components.

BEGIN {
  FS = "\t"
  split("Ada Birch|Ben Alder|Cleo Rowan|Dan Hazel|Eve Linden|Finn Maple", authors, "|")
  while ((getline line < ENVIRON["OVERLAY"]) > 0) {
    split(line, field, "\t")
    overlay[field[1]] = field[2]
  }
}

/^#/ || NF == 0 { next }

FILENAME ~ /commits$/ {
  split($0, field, "|")
  if (field[1] == repository) {
    subjects[++commits] = field[2]
    changed[commits] = field[3]
    later[field[3]] = 1
  }
  next
}

FILENAME ~ /failures$/ {
  mistake_function["usr/src/" $2] = $3
  mistake_line["usr/src/" $2] = $5
  next
}

FILENAME ~ /components$/ { tree[++components] = $0 }

END {
  if (components > 0) {
    begin_commit("import the tree of the demo world", commits + 1)
    for (i = 1; i <= components; i++) import_component(tree[i])
    for (path in overlay) write_file(path, from_disk(overlay[path]))
  } else {
    begin_commit("begin " repository, commits + 1)
    for (path in overlay) if (!(path in later)) write_file(path, from_disk(overlay[path]))
    write_file("LICENSE", "Simulated repository of heliosw's demo world.\n")
  }
  for (i = 1; i <= commits; i++) {
    begin_commit(subjects[i], commits - i)
    write_file(changed[i], (changed[i] in content) ? revised(changed[i], i) : made(changed[i]))
  }
}

function begin_commit(subject, back,    when, who) {
  who = authors[1 + (commits - back + 6) % 6]
  when = now - age(back)
  printf "commit refs/heads/%s\n", branch
  printf "committer %s <%s@example.com> %d +0000\n", who, first_name(who), when
  printf "data %d\n%s\n", length(subject) + 1, subject "\n"
}

function first_name(who) { return tolower(substr(who, 1, index(who, " ") - 1)) }

# The three newest commits of the gate are younger than its last fetch (two hours ago).
function age(back) {
  if (repository != "illumos") return 86400 + back * 200000
  return back < 3 ? 1500 + back * 2100 : 18000 + (back - 3) * 32400
}

function write_file(path, text) {
  content[path] = text
  printf "M %s inline %s\n", (path ~ /scripts\/|\.sh$/) ? "100755" : "100644", path
  printf "data %d\n%s\n", length(text), text
}

function from_disk(file,    text, line) {
  while ((getline line < file) > 0) text = text line "\n"
  close(file)
  return text
}

function import_component(row,    field, name, count, i) {
  count = split(row, field, " ")
  name = field[2]
  sub(/.*\//, "", name)
  for (i = 4; i <= count && field[4] != "-"; i++)
    add_new("usr/src/" field[3] "/" field[i] ".c")
  if (field[1] == "man") add_new("usr/src/" field[2] "/intro." substr(name, 4))
  add_new("usr/src/" field[2] "/Makefile")
}

function add_new(path) {
  if (!(path in content) && !(path in overlay)) write_file(path, made(path))
}

function made(path) {
  if (path in overlay) return from_disk(overlay[path])
  if (path ~ /\.c$/) return c_source(path)
  if (path ~ /\.rs$/) return "//! Simulated source of heliosw's demo world.\n\nfn main() {\n}\n"
  if (path ~ /\.sh$/) return "#!/bin/sh\n# Simulated: heliosw's demo world.\n. ../../lib/build.sh\n"
  if (path ~ /\.md$/) return "# " repository "\n\nSimulated: part of heliosw's demo world.\n"
  if (path ~ /\.json$/) return "{ \"simulated\": true }\n"
  if (path ~ /\/intro\./) return ".Dd January 1, 2026\n.Dt INTRO\n.Sh NAME\n.Nm intro\n.Nd none\n"
  return "# Simulated: part of heliosw's demo world.\n"
}

function name_of(path) {
  sub(/.*\//, "", path)
  sub(/\.[^.]*$/, "", path)
  gsub(/[^A-Za-z0-9_]/, "_", path)
  return path
}

function c_source(path,    text, name, i) {
  name = name_of(path)
  text = "/*\n * Simulated source of heliosw's demo world: no file of illumos.\n */\n\n"
  text = text "#include <sys/types.h>\n#include <errno.h>\n#include <stdio.h>\n"
  for (i = 1; i <= 2 + length(path) % 3; i++)
    text = text c_function("static int", name "_check_" i, \
      "\treturn (count < " i " || name == NULL ? EINVAL : 0);\n")
  if (path in mistake_line)
    text = text c_function("static int", mistake_function[path], \
      "\t" mistake_line[path] "\n\n\treturn (count);\n")
  return text c_function("int", name "_open", \
    "\tif (" name "_check_1(name, count) != 0)\n\t\treturn (-1);\n\treturn (count);\n")
}

function c_function(type, name, body) {
  return "\n" type "\n" name "(const char *name, int count)\n{\n" body "}\n"
}

function revised(path, number,    text) {
  text = content[path]
  if (path ~ /\.c$/)
    return text c_function("int", name_of(path) "_verify_" number, \
      "\treturn (name == NULL ? " number " : count);\n")
  if (path ~ /\.rs$/)
    return text "\npub fn revision_" number "() -> u32 {\n    " number "\n}\n"
  return text (path ~ /\.md$/ ? "\nNote " : "# revision ") number "\n"
}
