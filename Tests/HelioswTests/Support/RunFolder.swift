import FoundationEssentials
import Glibc
import SystemPackage

/// The folder that all tests of one run keep everything in.
///
/// A janitor of ours waits for the end of the run, however it comes, then ends the terminals and
/// the jobs that are left and takes the folder away.
enum RunFolder {
  static let path: FilePath = {
    let folder = FilePath(FileManager.default.temporaryDirectory.path())
      .appending("heliosw-tests-\(getpid())")
    // A folder that can't be made fails the first test that wants one in it.
    try? FileManager.default.createDirectory(
      atPath: folder.string, withIntermediateDirectories: true)
    startJanitor(for: folder)
    return folder
  }()

  private static let janitor = """
    exec </dev/null >/dev/null 2>&1
    trap '' HUP INT TERM
    while kill -0 "$1"; do sleep 1; done
    for socket in "$2"/*/tmux-*; do tmux -S "$socket" kill-server; done
    for state in "$2"/*/cache/heliosw/demo/state/heliosw/jobs/*/state "$2"/*/state/heliosw/jobs/*/state; do
      test -f "${state%state}rc" || kill -KILL -- "-$(sed -n 's/^pgid=//p' "$state")"
    done
    rm -rf "$2"
    """

  private static func startJanitor(for folder: FilePath) {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETPGROUP))
    let words = ["sh", "-c", janitor, "sh", "\(getpid())", folder.string]
    var pointers = words.map { strdup($0) } + [nil]
    var environment = [strdup("PATH=/usr/bin:/bin"), nil]
    defer { (pointers + environment).forEach { free($0) } }
    var process = pid_t()
    posix_spawn(&process, "/bin/sh", nil, &attributes, &pointers, &environment)
  }
}
