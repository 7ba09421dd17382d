/// The scripts that start, list and stop jobs: the same text on this machine and over ssh.
///
/// A job's folder holds `format` (1), `plan.sh`, `plan.json`, `state`, `steps`, `out`, `out.<step>`, `stopped`, `end` and `rc`.
enum JobScripts {
  /// Writes the folder and starts the wrapper, detached; prints the wrapper's process and returns at once.
  ///
  /// - Source: `setsid(1)` is not on illumos, where `ctrun` and `nohup` are; locally the shell is the leader of a session already.
  static func launch(_ id: JobID, plan: String, summary: String) -> String {
    """
    \(writing(id, plan: plan, summary: summary))
    HELIOSW_JOB=$PWD; export HELIOSW_JOB
    if command -v ctrun >/dev/null 2>&1; then set -- ctrun -l child -o pgrponly
    elif command -v setsid >/dev/null 2>&1; then set -- setsid
    else set --; fi
    nohup "$@" /bin/sh ./wrapper \(ShellWord.quoted(id.name)) "$boot" </dev/null >out 2>&1 &
    turns=0
    until test -s state || test -s rc; do
      turns=$(expr "$turns" + 1)
      if [ "$turns" -gt 500 ]; then echo 'the job did not begin within 5 s' >&2; exit 1; fi
      sleep 0.01 2>/dev/null || sleep 1
    done
    cat state
    """
  }

  /// Writes the folder of a job that will have the terminal; prints the folder, and which start of the machine this is.
  static func prepare(_ id: JobID, plan: String, summary: String) -> String {
    """
    \(writing(id, plan: plan, summary: summary))
    echo 'This job had a terminal, and printed there.' >out
    printf '%s\\n%s\\n' "$PWD" "$boot"
    """
  }

  /// Makes the folder and the files that a job begins with, and goes there.
  private static func writing(_ id: JobID, plan: String, summary: String) -> String {
    let name = ShellWord.quoted(id.name)
    return """
      umask 077
      test -n "$jobs" || { echo 'neither XDG_STATE_HOME nor HOME is set to a folder' >&2; exit 1; }
      set -e
      mkdir -p "$jobs"
      mkdir "$jobs"/\(name)
      cd "$jobs"/\(name)
      echo 1 >format
      printf %s \(ShellWord.quoted(plan)) >plan.sh
      printf %s \(ShellWord.quoted(summary)) >plan.json
      printf %s \(ShellWord.quoted(wrapper)) >wrapper
      : >steps
      \(bootID)
      """
  }

  /// Runs the plan and writes how it ended; it outlives HUP, INT, QUIT and TERM so that the status is always written.
  ///
  /// A signal for the group reaches the plan as well: the shell waits for it and only then obeys its own trap. The space for `rc`
  /// and `end` is taken beforehand, so that a full disk can't make a finished job a lost one. Behind all that comes the user's own command, if the
  /// plan has one: it can neither hold up the end nor change the status.
  static let wrapper = """
    trap : HUP INT QUIT TERM
    printf '                    \\n' >rc.new
    printf '                    \\n' >end.new
    {
      echo "pid=$$"
      echo "pgid=$(ps -o pgid= -p $$ | tr -d ' ')"
      echo "ctid=$(ps -o ctid= -p $$ 2>/dev/null | tr -d ' ')"
      echo "boot=$2"
      echo "start=$(date -u +%Y-%m-%dT%H:%M:%SZ)"
    } >state.new
    mv state.new state
    /bin/sh ./plan.sh
    rc=$?
    printf '%s' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" 1<>end.new
    mv end.new end
    printf '%s' "$rc" 1<>rc.new
    mv rc.new rc
    if grep -q '^afterwards() {' plan.sh; then
      outcome=failed
      case $rc in 0) outcome=done ;; 5) outcome=refused ;; esac
      if [ "$rc" != 0 ] && [ -f stopped ]; then outcome=stopped; fi
      /bin/sh ./plan.sh afterwards "$outcome" "$rc" </dev/null >afterwards 2>&1
    fi
    exit "$rc"
    """

  /// Finds out which start of the machine this is: `boot` stays the same until it is started again.
  static let bootID = """
    boot=$(cat /proc/sys/kernel/random/boot_id 2>/dev/null) ||
      boot=$(kstat -p unix:0:system_misc:boot_time 2>/dev/null | tr '\\t' ' ') ||
      boot=$(who -b 2>/dev/null)
    """

  /// Prints what is known of every job, or of one: a line `job NAME`, then its files, each line behind the word for its file.
  ///
  /// Its state is read but once: whether the process lives must not be told of another state than the one that is printed, or a
  /// job that begins just then would seem lost. How it ended is read after that, or one that ends just then would.
  static func list(_ id: JobID? = nil) -> String {
    """
    test -n "$jobs" && cd "$jobs" 2>/dev/null || exit 0
    \(bootID)
    printf 'now %s\\n' "$(date -u +%Y%m%dT%H%M%SZ)"
    for job in \(id.map { ShellWord.quoted($0.name) } ?? "*-*-*"); do
      test -f "$job/format" || continue
      printf 'job %s\\nfolder %s\\n' "$job" "$jobs/$job"
      pid= before= alive=no
      if [ -f "$job/state" ]; then
        while IFS='=' read -r key value; do
          case $key in pid) pid=$value ;; boot) before=$value ;; esac
          printf 'state %s=%s\\n' "$key" "$value"
        done <"$job/state"
      fi
      if [ -n "$pid" ] && [ ! -f "$job/rc" ]; then
        if [ "$before" != "$boot" ]; then echo 'restarted yes'
        else case "$(ps -o args= -p "$pid" 2>/dev/null)" in *"$job"*) alive=yes ;; esac; fi
      fi
      printf 'alive %s\\n' "$alive"
      if [ $alive = yes ]; then
        \(progress)
      fi
      test ! -f "$job/stopped" || echo 'stopped yes'
      set --
      for file in steps plan.json end rc; do
        if [ -f "$job/$file" ]; then set -- "$@" "./$job/$file"; fi
      done
      awk '{
        word = FILENAME; sub(".*/", "", word)
        if (word == "plan.json") { if (FNR == 1) print "plan " $0 }
        else print (word == "steps" ? "step" : word) " " $0
      }' "$@" </dev/null
    done
    exit 0
    """
  }

  /// Prints how far a running job is: packages of all, and the last lines of steps that run side by side.
  private static let progress = """
    case $job in *-publish-*)
      awk '/^Processing manifest /{all++} /^Publishing .* to redist repository$/{done++}
        END {if (done) print "progress", done, all}' "$job/out" ;;
    esac
    for out in "$job"/out.*; do
      step=${out##*.}
      test -s "$out" && ! grep -q "	end	$step	" "$job/steps" || continue
      printf 'last %s %s\\n' "$step" "$(tail -c 200 "$out" | tr '\\r' '\\n' | sed -n '/./h; $ { x; p; }')"
    done
    """

  /// Tells a job's whole group to stop, and notes beforehand that it was told.
  ///
  /// - Parameter signal: `TERM`, which lets nightly put its log away, or `KILL`.
  static func stop(_ id: JobID, signal: String) -> String {
    """
    cd "$jobs"/\(ShellWord.quoted(id.name)) || exit 1
    test ! -f rc || exit 0
    pid=$(sed -n 's/^pid=//p' state)
    group=$(sed -n 's/^pgid=//p' state)
    case "$(ps -o args= -p "${pid:-0}" 2>/dev/null)" in
    *\(ShellWord.quoted(id.name))*) ;;
    *) echo 'its process is gone' >&2; exit 6 ;;
    esac
    date -u +%Y-%m-%dT%H:%M:%SZ >stopped
    kill -s \(signal) -- "-$group"
    """
  }
}
