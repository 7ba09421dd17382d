import Workbench

@testable import heliosw

// MARK: - What setup, doctor and cleanup say

extension MadeUp {
  /// A setup that is over: one clone was refused, one was left out.
  static let setup: Job = {
    let steps = [
      "Check the machine and the list", "Claim the workspace", "Update phbl", "Clone pilot",
      "Leave chelsio-t6-roms out", "Write illumos-quick.sh",
    ]
    var job = Self.job(.done(1), title: "setup", steps: steps, ended: [0, 0, 0, 128])
    job.id = JobID(moment: now - 60, recipe: "setup", salt: 0x51)
    job.steps += [
      record(
        now, .advice, 4,
        "It is cloned over ssh, with a key or an agent on genesis; heliosw setup --attached can ask for a passphrase. "
          + "If pilot is not for you, heliosw setup --no-staff leaves it out (OXIDE_STAFF)."),
      record(now, .begin, 5, steps[4]),
      record(now, .skip, 5, "OXIDE_STAFF is no; heliosw setup --staff clones it"),
      record(now, .begin, 6, steps[5]), record(now, .end, 6, "0"),
    ]
    return job
  }()

  static let findings = [
    Finding(
      "system", "Operating system",
      why: "Builds, packages and images are made on Helios 1, 2 or 3.",
      stops: [.build, .install, .image, .setup], .ok, "Helios 3"),
    Finding(
      "memory", "Memory",
      why: "A job of dmake takes some hundred megabytes; one for each processor runs.", .warn,
      "2.1 GB: builds may run out of it",
      mend: .advice("Give the machine 8 GB or more; a new virtual machine has 2.")),
    Finding(
      "clock", "Clock", why: "make compares times, and a certificate may not be valid yet.",
      .unknown, "date +%s gives no number"),
    Finding(
      "illumos-tools", "Build tools", why: "Compilers, dmake's helpers and headers come with them.",
      stops: [.build], .problem, "illumos-tools not installed",
      mend: .commands(
        [Command(["pfexec", "pkg", "install", "illumos-tools"])], title: "Install the build tools",
        impact: .replacesSystem, undo: .nothingToUndo)),
    Finding(
      "clones", "Consolidations", why: "illumos is built from one of them, images from the others.",
      stops: [.build, .image], .warn, "not cloned: pilot", mend: .recipe("setup", words: [])),
  ]

  static let leftovers = [
    Leftover(
      .proto, gate.appending("proto/root_i386-nd"), inode: 7, sizeInBytes: 3_200_000_000,
      refusal: "genesis.robin.4711 builds in this gate"),
    Leftover(
      .temporary, root.appending("tmp/onu"), inode: 8, sizeInBytes: 900_000_000),
    Leftover(
      .log, gate.appending("log/log.2026-05-08.01:00"), inode: 9, sizeInBytes: 412_000_000),
  ]
}
