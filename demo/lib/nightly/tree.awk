# What stands in the gate: the mistakes of share/failures that are still there, and the components of
# share/components. Loaded before the programs that build.

BEGIN {
  FS = "\t"
  wanted = ENVIRON["SIMULATED_ERRORS"]
  wanted_count = wanted ~ /^[0-9]+$/ ? wanted + 0 : 0
}

/^#/ || NF == 0 { next }

FILENAME ~ /failures$/ {
  if (ENDING == "failed" && (++listed <= wanted_count || $1 == wanted))
    note_mistake()
  next
}

FILENAME ~ /components$/ { note_component() }

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
  for (j = 4; (j in field) && field[j] != "-"; j++)
    sources[group, i] = sources[group, i] " " field[j]
}
