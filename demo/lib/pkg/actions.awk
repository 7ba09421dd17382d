# The actions of packages: publisher, name, flag, release, branch, time and uname -v come in, manifests go out.
# Variable: types, such as "file link"; all if empty.

BEGIN { FS = "\t"; digits = "0123456789abcdef" }

# Forty digits that depend on a text alone.
function hash(text,   i, sum, out) {
  sum = 7
  for (i = 1; i <= length(text); i++)
    sum = (sum * 31 + index("abcdefghijklmnopqrstuvwxyz0123456789/-_.", substr(text, i, 1))) % 2147483647
  for (i = 0; i < 40; i++) {
    sum = (sum * 16807) % 2147483647
    out = out substr(digits, sum % 16 + 1, 1)
  }
  return out
}

function tell(type, text) {
  if (types != "" && index(" " types " ", " " type " ") == 0) return
  print type " " text
}

# What a build changes in truth is a few files; the others stay byte for byte the same.
function file(path, mode,   seed) {
  seed = path ($2 ~ /^(SUNWcs|system\/kernel|system\/file-system\/zfs|release\/name)$/ ? $6 : "")
  tell("file", hash(seed) " chash=" hash("c" seed) " group=" (mode == "0555" ? "bin" : "sys") \
    " mode=" mode " owner=root path=" path " pkg.csize=" length(path) * 97 " pkg.size=" length(path) * 257)
}

{
  version = $4 ",5.11-" $5 ":" $6
  last = $2
  sub(/.*\//, "", last)
  tell("set", "name=pkg.fmri value=pkg://" $1 "/" $2 "@" version)
  tell("set", "name=pkg.summary value=\"" last " (simulated)\"")
  tell("set", "name=variant.arch value=i386")
  if ($3 == "r") { tell("set", "name=pkg.renamed value=true"); next }
  if ($2 ~ /^driver\//) {
    tell("dir", "group=sys mode=0755 owner=root path=kernel/drv/amd64")
    file("kernel/drv/amd64/" last, "0755")
    file("kernel/drv/" last ".conf", "0644")
    file("usr/share/man/man4d/" last ".4d", "0444")
  } else if ($2 ~ /microcode/) {
    file("platform/i86pc/ucode/" (last == "amd" ? "AuthenticAMD/equivalence-table" : "GenuineIntel/06-55-04"), "0444")
    file("platform/i86pc/ucode/" (last == "amd" ? "AuthenticAMD/2F51-00" : "GenuineIntel/06-6a-06"), "0444")
  } else if ($2 ~ /^locale\//) file("usr/lib/locale/" last "/LC_MESSAGES/SUNW_OST_OSLIB.mo", "0444")
  else if ($2 == "SUNWcs") {
    split("id ls cat cp mv rm ps kill truss mdb", commands, " ")
    for (i = 1; i <= 10; i++) file("usr/bin/" commands[i], "0555")
    file("usr/sbin/beadm", "0555")
    file("etc/versions/build", "0444")
    tell("link", "path=bin target=./usr/bin")
  } else if ($2 == "system/kernel") {
    file("kernel/amd64/genunix", "0755")
    file("kernel/drv/amd64/ip", "0755")
    file("platform/i86pc/kernel/amd64/unix", "0755")
  } else if ($2 == "system/file-system/zfs") {
    file("kernel/fs/amd64/zfs", "0755")
    file("usr/sbin/zfs", "0555")
    file("usr/sbin/zpool", "0555")
  } else if ($2 == "system/library") {
    file("lib/libc.so.1", "0755")
    file("lib/amd64/libc.so.1", "0755")
    tell("link", "path=lib/64 target=amd64")
  } else {
    file("usr/lib/" last "/" last, "0555")
    file("usr/share/man/man7/" last ".7", "0444")
  }
  if ($2 != "system/library") tell("depend", "fmri=pkg:/system/library@" $4 "-" $5 " type=require")
  tell("license", hash("CDDL") " chash=" hash("cCDDL") " license=CDDL pkg.csize=30 pkg.size=10")
}
