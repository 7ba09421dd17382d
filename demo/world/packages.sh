# The package repositories that the world begins with: the release's, for `pkg update` of the machine; those that `setup` makes; and
# an onu's, which a later build has made stale.

make_repositories() {
  . "$machine/lib/pkg/common.sh"
  gate_packages=$gate/packages/i386/nightly-nd/repo.redist
  create_repository "$machine/share/repository"
  add_publisher "$machine/share/repository" helios
  cut -f 1 "$gate_packages/publisher/on-nightly/simulated-packages" | tr / - |
    publish "$machine/share/repository" helios 3.0.24011 helios-3.0.24011-simulated $((now - 432000))
  mkdir -p "$world/helios/packages"
  for name in os other combined; do
    create_repository "$world/helios/packages/$name"
    add_publisher "$world/helios/packages/$name" helios
  done
  for name in os-conflicts os-deps; do
    ln -s "../tools/packages/$name.mogrify" "$world/helios/packages/$name.mogrify"
  done
  echo '<transform set name=pkg.fmri -> edit value pkg://[^/]+/ pkg://helios/>' \
    >"$world/helios/packages/publisher.mogrify"
  mkdir -p "$world/helios/tmp/onu"
  cp -R "$gate_packages" "$world/helios/tmp/onu/repo.redist"
  stamp_repository "$world/helios/tmp/onu/repo.redist" on-nightly $((now - 345600))
  touch -t "$(format_time $((now - 345600)) %Y%m%d%H%M.%S)" \
    "$world/helios/tmp/onu/repo.redist/publisher/on-nightly/catalog/catalog.attrs"
}
