# The bare repositories in upstream/, with their invented histories, and the clones of them.

CLONED='illumos omnios-build omnios-extra pinprick phbl image-builder bootserver
  amd-host-image-builder'
PROJECTS="$CLONED amd-firmware chelsio-t6-roms pilot dmar-report"

# Nothing of the user's own configuration, and nobody's real name.
isolate_git() {
  unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_NAMESPACE GIT_TEMPLATE_DIR \
    GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_CONFIG GIT_CONFIG_COUNT GIT_CONFIG_PARAMETERS GIT_TRACE
  HOME=$world XDG_CONFIG_HOME=$world
  GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_CONFIG_NOSYSTEM=1
  # A world that is lost with the power can be made anew: no waiting for the disk.
  GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=core.fsync GIT_CONFIG_VALUE_0=none
  export GIT_CONFIG_COUNT GIT_CONFIG_KEY_0 GIT_CONFIG_VALUE_0
  GIT_CEILING_DIRECTORIES=$world GIT_TERMINAL_PROMPT=0 GIT_OPTIONAL_LOCKS=0 LC_ALL=C
  GIT_AUTHOR_NAME='Robin Ash' GIT_AUTHOR_EMAIL=robin@example.com
  GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL
  export HOME XDG_CONFIG_HOME GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM GIT_CONFIG_NOSYSTEM
  export GIT_CEILING_DIRECTORIES GIT_TERMINAL_PROMPT GIT_OPTIONAL_LOCKS LC_ALL
  export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL
}

# Puts the repository's branch into `branch`.
find_branch() {
  case $1 in
    illumos) branch=stlouis ;;
    omnios-*) branch=helios3 ;;
    helios) branch=master ;;
    *) branch=main ;;
  esac
}

make_upstreams() {
  mkdir -p "$world/upstream" "$world/machine/tmp/files"
  for repository in $PROJECTS; do make_upstream "$repository"; done
  write_projects_file >"$world/machine/tmp/files/projects.toml"
  make_upstream helios
  rm -rf "$world/machine/tmp/files"
}

make_upstream() {
  bare=$world/upstream/$1.git
  find_branch "$1"
  git init --quiet --bare --template= "$bare"
  echo "ref: refs/heads/$branch" >"$bare/HEAD"
  overlay=$world/machine/tmp/files/overlay
  own_files "$1" >"$overlay"
  case $1 in
    illumos) set -- illumos "$demo/data/failures" "$demo/data/components" ;;
  esac
  repository=$1
  shift
  OVERLAY=$overlay awk -v repository="$repository" -v branch="$branch" -v now="$now" \
    -f "$demo/world/history.awk" "$demo/data/commits" "$@" |
    git -C "$bare" -c fastimport.unpackLimit=0 fast-import --quiet
}

# Files whose contents are written by hand, as "path<TAB>file on disk".
own_files() {
  case $1 in
    illumos)
      printf '%s\t%s\n' .gitignore "$demo/gate/gitignore" README.md "$demo/gate/README.md" \
        usr/src/Makefile "$demo/gate/Makefile" exception_lists/packaging "$demo/gate/exceptions" \
        usr/src/tools/scripts/nightly "$demo/gate/nightly.sh" \
        usr/src/tools/scripts/bldenv "$demo/gate/bldenv.sh" \
        usr/src/tools/scripts/onu "$demo/gate/onu.sh"
      sed '/foo = 1;/d' "$demo/gate/id.c" >"$world/machine/tmp/files/id.c"
      printf '%s\t%s\n' usr/src/cmd/id/id.c "$world/machine/tmp/files/id.c" ;;
    omnios-*)
      echo /lib/site.sh >"$world/machine/tmp/files/omnios.gitignore"
      printf '%s\t%s\n' .gitignore "$world/machine/tmp/files/omnios.gitignore" ;;
    helios)
      printf '%s\t%s\n' .gitignore "$demo/world/helios.gitignore" \
        config/projects.toml "$world/machine/tmp/files/projects.toml" \
        tools/packages/os-conflicts.mogrify "$demo/data/os-conflicts.mogrify" \
        tools/packages/os-deps.mogrify "$demo/data/os-deps.mogrify" ;;
  esac
}

# Like the real config/projects.toml, but cloned from here; `sponsor` is a key that no tool knows.
write_projects_file() {
  echo "# Simulated: the projects of heliosw's demo world."
  for name in $PROJECTS; do
    printf '\n[project.%s]\nurl = "%s"\n' "$name" "$world/upstream/$name.git"
    case $name in
      illumos) printf 'rev = "stlouis"\nunless_env = "BUILD_OS"\n' ;;
      omnios-*) printf 'rev = "helios3"\nsite_sh = true\nunless_env = "BUILD_OS"\n' ;;
      pinprick) printf 'cargo_build = true\nsponsor = "nobody in particular"\n' ;;
      phbl) printf 'auto_update = true\ncargo_toolchain = true\n' ;;
      image-builder) printf 'auto_update = true\ncargo_build = true\nuse_debug = true\n' ;;
      bootserver) printf 'auto_update = true\ncargo_build = true\n' ;;
      amd-host-image-builder)
        printf 'auto_update = true\ncargo_build = true\nuse_debug = true\n'
        printf '\n[[project.%s.fixup]]\nfrom_commit = "%s"\nto_branch = "main"\n' "$name" \
          "$(git -C "$world/upstream/$name.git" rev-parse main~2)" ;;
      pilot | dmar-report)
        printf 'auto_update = true\ncargo_build = true\nunless_env = "OXIDE_STAFF"\n' ;;
      *) printf 'auto_update = true\nunless_env = "OXIDE_STAFF"\n' ;;
    esac
  done
}

make_clones() {
  fetched=$(format_time $((now - 7200)) %Y%m%d%H%M.%S)
  clone helios "$world/helios"
  mkdir -p "$world/helios/projects"
  for repository in $CLONED; do clone "$repository" "$world/helios/projects/$repository"; done
}

# A clone whose last fetch was two hours ago.
clone() {
  find_branch "$1"
  git clone --quiet --template= --local --config user.name="$GIT_AUTHOR_NAME" \
    --config user.email="$GIT_AUTHOR_EMAIL" "$world/upstream/$1.git" "$2"
  read -r tip <"$2/.git/refs/heads/$branch"
  printf "%s\t\tbranch '%s' of %s\n" "$tip" "$branch" "$world/upstream/$1.git" >"$2/.git/FETCH_HEAD"
  touch -t "$fetched" "$2/.git/FETCH_HEAD"
}
