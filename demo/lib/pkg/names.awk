# Turns names of manifests (driver-network-ixgbe) into lines of a repository's list, with the names that packages have
# (driver/network/ixgbe). Variables: branch, version, stamp.

BEGIN {
  count = split("osnet-incorporation osnet-message-files osnet-redistributable fault-management file-system " \
    "fibre-channel open-fabrics tcp-wrapper print-client-commands resource-pools core-os cpu-counters object-file " \
    "load-balancer network-clients network-servers nfs-client nis-client removable-media media-volume-manager " \
    "bash-completion iconv-unicode dtrace-providers boot-management event-framework kerberos-5 gss-spnego", words, " ")
}

/^[A-Za-z0-9]/ {
  name = $1
  gsub(/-/, "/", name)
  for (i = 1; i <= count; i++) {
    parts = words[i]
    gsub(/-/, "/", parts)
    at = index("/" name "/", "/" parts "/")
    if (at) name = substr(name, 1, at - 1) words[i] substr(name, at + length(parts))
  }
  if (name in seen) next
  seen[name] = 1
  print name, (name ~ /SUNWfss|scp$/ ? "r" : ""), "0.5.11", branch, stamp, version
}
