# The states that the clones are left in: each tells of something that happens to people who work on
# Helios.

leave_states() {
  leave_illumos
  leave_image_builder
  leave_pinprick
  leave_bootserver
  in_project omnios-build reset --quiet --hard origin/helios3~4
  in_project phbl reset --quiet --hard origin/main~2
  in_project amd-host-image-builder checkout --quiet --detach origin/main~2
  git -C "$world/helios" reset --quiet --hard origin/master~1
}

in_project() {
  project=$world/helios/projects/$1
  shift
  git -C "$project" "$@"
}

# commit PROJECT HOURS-AGO SUBJECT: everything that is changed, at that time.
commit() {
  GIT_AUTHOR_DATE="$((now - $2 * 3600)) +0000" GIT_COMMITTER_DATE="$((now - $2 * 3600)) +0000"
  export GIT_AUTHOR_DATE GIT_COMMITTER_DATE
  in_project "$1" commit --quiet --all --message "$3"
}

# Two commits of one's own, seventeen behind, and work under way: three files changed, one staged,
# one untracked. Three newer commits wait upstream for the next fetch.
leave_illumos() {
  gate=$world/helios/projects/illumos
  in_project illumos update-ref refs/remotes/origin/stlouis origin/stlouis~3
  in_project illumos reset --quiet --hard origin/stlouis~17
  echo '/* Unused entries are freed by the caller. */' >>"$gate/usr/src/uts/common/fs/zfs/dbuf.c"
  commit illumos 30 '17020 zfs: say who frees unused entries'
  cp "$demo/gate/id.c" "$gate/usr/src/cmd/id/id.c"
  commit illumos 2 'id: new option'
  echo '/* To be checked: id -c without a user. */' >>"$gate/usr/src/cmd/id/id.c"
  echo '/* To be measured. */' >>"$gate/usr/src/uts/common/fs/zfs/dnode.c"
  echo 'usr/share/doc/id	i386' >>"$gate/exception_lists/packaging"
  echo '.\" The new option is to be described here.' >>"$gate/usr/src/man/man1/intro.1"
  in_project illumos add usr/src/man/man1/intro.1
  echo 'try: id -c root' >"$gate/usr/src/cmd/id/notes.txt"
}

# Two of one's own and three of others since: it cannot be fast-forwarded.
leave_image_builder() {
  in_project image-builder reset --quiet --hard origin/main~3
  file=$world/helios/projects/image-builder/src/pkg.rs
  echo '// What the template is for stands in its first line.' >>"$file"
  commit image-builder 50 'pkg: say where a template is described'
  echo '// A dataset may have a quota.' >>"$file"
  commit image-builder 49 'pkg: note quotas'
}

leave_pinprick() {
  echo '// Would a faster level do?' >>"$world/helios/projects/pinprick/src/main.rs"
  in_project pinprick stash push --quiet --message 'try a faster level'
}

# A merge that stopped at a conflict, as it was left.
leave_bootserver() {
  in_project bootserver reset --quiet --hard origin/main~1
  file=$world/helios/projects/bootserver/src/mkimage.rs
  echo '// A target size is taken from the header.' >>"$file"
  commit bootserver 26 'mkimage: take the target size from the header'
  if in_project bootserver merge --quiet origin/main >/dev/null 2>&1; then
    fail 'the merge in bootserver went through'
  fi
}
