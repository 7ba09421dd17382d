# pkg update of the simulated machine: what would change, and the change, in a new boot environment if the image is the running one.

update_image() {
  update_dry='' update_parsable=''
  for update_word; do
    case $update_word in
      -n | -nv | -vn) update_dry=y ;;
      --parsable=0) update_parsable=y ;;
    esac
  done
  update_changes=$(changes)
  if [ -n "$update_parsable" ]; then tell_parsable; return; fi
  while IFS="$tab" read -r name rest; do
    echo " Startup: Refreshing catalog '$name' ... Done"
  done <"$image/publishers"
  printf 'Planning: %s ... Done\n' 'Solver setup' 'Running solver'
  if [ -z "$update_changes" ]; then
    printf 'Planning: %s ... Done\n' 'Consolidating action changes' 'Evaluating mediators'
    printf 'Planning: Planning completed in 0.00 seconds\nNo updates available for this image.\n'
    exit 4
  fi
  printf 'Planning: %s ... Done\n' 'Finding local manifests' 'Package planning' 'Merging actions' \
    'Checking for conflicting actions' 'Consolidating action changes' 'Evaluating mediators'
  echo 'Planning: Planning completed in 2.31 seconds'
  tell_changes
  [ -z "$update_dry" ] || return 0
  if [ -z "$root" ]; then update_clone; else carry_out "$environment"; fi
}

# Publisher, name, old version and new line of each installed package that the publishers have something newer for, best first.
changes() {
  while IFS="$tab" read -r change_publisher change_sticky change_enabled change_origin; do
    (find_repository "$change_origin"
    list=$repository/publisher/$change_publisher/simulated-packages
    [ -f "$list" ] && awk -F '\t' -v OFS='\t' -v publisher="$change_publisher" -v sticky="$change_sticky" \
      '{ print "@", publisher, sticky, $0 }' "$list")
  done <"$image/publishers" | awk -F '\t' -v OFS='\t' '
    $1 == "@" { sticky[$2] = $3; if (!(($2, $4) in offer)) { offer[$2, $4] = $4 OFS $5 OFS $6 OFS $7 OFS $8 OFS $9; if (!($4 in first)) first[$4] = $2 }; next }
    {
      from = $1
      better = ((sticky[from] == "false") && ($2 in first)) ? first[$2] : from
      if (!((better, $2) in offer)) next
      split(offer[better, $2], new, OFS)
      if (better == from && (new[4] == $5 && new[5] <= $6 || new[4] < $5)) next
      print from, $2, $4 "-" $5, better, offer[better, $2]
    }' - "$image/installed"
}

tell_changes() {
  update_count=$(printf '%s\n' "$update_changes" | wc -l)
  printf '            Packages to update: %9d\n' "$update_count"
  printf '     Estimated space available: %s GB\n' "$(pool_free | awk '{ printf "%.2f", $1 / 1e9 }')"
  echo 'Estimated space to be consumed: 564.95 MB'
  if [ -z "$root" ]; then
    printf '       Create boot environment:       Yes\n     Activate boot environment:       Yes\n'
    echo 'Create backup boot environment:        No'
  fi
  echo '          Rebuild boot archive:       Yes'
  echo
  echo 'Changed packages:'
  printf '%s\n' "$update_changes" | sort -t "$tab" -k 1,1 -k 2,2 | awk -F '\t' '
    { group = $1 == $4 ? $1 : $1 " -> " $4 }
    group != last { print group; last = group }
    { printf "  %s\n    %s -> %s\n", $2, $3, $7 "-" $8 }'
  echo
}

tell_parsable() {
  printf '%s\n' "$update_changes" | awk -F '\t' '
    BEGIN { printf "{\"activate-be\":true,\"add-packages\":[],\"be-name\":null,\"change-packages\":[" }
    NF { sub(/-/, ",5.11-", $3); printf "%s[\"pkg://%s/%s@%s\",\"pkg://%s/%s@%s,5.11-%s:%s\"]", n++ ? "," : "", $1, $2, $3, $4, $5, $7, $8, $9 }
    END { printf "],\"create-new-be\":%s,\"remove-packages\":[],\"space-available\":72350126080,\"space-required\":564950000.0,\"version\":0}\n", n ? "true" : "false" }'
  [ -n "$update_changes" ] || exit 4
}

# carry_out NAME: the image of a boot environment becomes the new one, slowly enough to be watched.
carry_out() {
  update_into=$be/roots/$1/var/pkg
  update_seconds=$(pkg_setting pkg_seconds 8)
  for share in 0 25 50 75 100; do
    echo "Download: $((share * 22))/2253 items  $((share * 87 / 100)).0/87.1MB  $share% complete"
    [ "$update_seconds" = 0 ] || sleep "$(awk -v s="$update_seconds" 'BEGIN { print s / 8 }')"
  done
  echo 'Download: Completed 87.10 MB in 6.21 seconds (14.0M/s)'
  for action in 'Removing old actions' 'Installing new actions' 'Updating modified actions'; do
    echo " Actions: 1/3877 actions ($action)"
    [ "$update_seconds" = 0 ] || sleep "$(awk -v s="$update_seconds" 'BEGIN { print s / 8 }')"
  done
  echo ' Actions: Completed 3877 actions in 9.41 seconds.'
  printf '%s\n' "$update_changes" | awk -F '\t' -v OFS='\t' '
    FNR == NR { new[$2] = $4 OFS $5 OFS $6 OFS $7 OFS $8 OFS $9 OFS $10; next }
    $2 in new { print new[$2]; next }
    { print }' - "$update_into/installed" >"$update_into/new" && mv "$update_into/new" "$update_into/installed"
  update_version=$(awk -F '\t' '$2 == "system/kernel" { print $7 }' "$update_into/installed")
  lock_state
  set_field "$1" 7 "$update_version"
  set_field "$1" 4 "$(($(field "$1" 4) + 1132462080))"
  echo "$update_version" >"$be/roots/$1/etc/versions/build"
  rm -rf "$be/lock"
  finalize
}

update_clone() {
  clone_base=$environment
  case ${clone_base##*-} in *[!0-9]* | '') ;; *) clone_base=${clone_base%-*} ;; esac
  clone_number=1
  while has_environment "$clone_base-$clone_number"; do clone_number=$((clone_number + 1)); done
  clone=$clone_base-$clone_number
  beadm create "$clone" >/dev/null || {
    echo "pkg: Unable to clone the current boot environment." >&2
    exit 1
  }
  make_image "$clone"
  carry_out "$clone"
  beadm activate "$clone" >/dev/null
  cat <<END

A clone of $environment exists and has been updated and activated.
On the next boot the Boot Environment $clone will be
mounted on '/'.  Reboot when ready to switch to this updated BE.

*** Reboot required ***
New BE: $clone
END
}
