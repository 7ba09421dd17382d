# What the simulated commands share: where the machine is, its settings, its clock. Sourced, never
# run.
#
# Before sourcing, `machine` is the machine's root folder. Settings come from etc/simulation.conf
# there, or from the file that HELIOSW_SIMULATION names.

# Puts each setting into a variable setting_KEY; what the file leaves out has the value given here.
read_settings() {
  setting_processors=16 setting_size=6291456 setting_seconds=90 setting_ending=failed
  setting_errors=3 setting_beadm='' setting_clock_start='' setting_clock_length=0
  settings_file=${HELIOSW_SIMULATION:-$machine/etc/simulation.conf}
  [ -r "$settings_file" ] || return 0
  while IFS='=' read -r key value; do
    case $key in
      processors | seconds | ending | errors | beadm | clock_start | clock_length)
        case $value in
          '' | *[!A-Za-z0-9._/-]*) ;;
          *) eval "setting_$key=\$value" ;;
        esac ;;
      size) setting_size=$(in_bytes "$value") ;;
    esac
  done <"$settings_file"
  # An endless log must not fill the disk as fast as it can.
  case $setting_ending/$setting_seconds in endless/0) setting_seconds=90 ;; esac
}

# 8M -> 8388608
in_bytes() {
  digits=${1%[KkMmGg]}
  case $digits in '' | *[!0-9]*) digits=6291456 ;; esac
  case $1 in
    *[Kk]) echo $((digits * 1024)) ;;
    *[Mm]) echo $((digits * 1048576)) ;;
    *[Gg]) echo $((digits * 1073741824)) ;;
    *) echo "$digits" ;;
  esac
}

# The clock is the real one, unless a finished build of the past is being made up.
clock_spent=0

# Puts the seconds since 1970 into `clock`.
read_clock() {
  if [ -n "$setting_clock_start" ]; then
    clock=$((setting_clock_start + clock_spent))
  else
    clock=$(date +%s)
  fi
}

# Lets a made-up clock go on by so many thousandths of the whole build.
clock_spend() {
  clock_spent=$((clock_spent + setting_clock_length * $1 / 1000))
}

# format_time SECONDS FORMAT: GNU's date, else BSD's.
format_time() {
  date -d "@$1" "+$2" 2>/dev/null || date -r "$1" "+$2"
}

read -r node_name <"$machine/etc/nodename"
