import Testing

/// The simulated beadm answers as illumos-gate usr/src/cmd/beadm/beadm.c prints.
@Suite struct DemoBeadmTests {
  private static let usage = "usage:\n\tbeadm subcommand cmd_options\n"

  private static let refusals: [(String, Int, String)] = [
    (
      "activate nope", 163,
      "nope does not exist or appear to be a valid BE.\nPlease check that the name of the BE provided is correct.\n"
    ),
    ("create helios", 173, "BE helios already exists\n.Please choose a different BE name.\n"),
    (
      "create id-option@before-truss", 198,
      "BE id-option snapshot before-truss already exists.\nPlease choose a different snapshot name.\n"
    ),
    ("create bad/name", 176, "Unable to create bad/name.\nInvalid argument.\n"),
    (
      "destroy -F zfs-free", 180,
      "Unable to destroy zfs-free.\nIt is currently mounted and must be unmounted before it can be destroyed.\nUse 'beadm unmount zfs-free' to unmount the BE before destroying\nit or 'beadm destroy -f zfs-free'.\n"
    ),
    (
      "destroy -F helios-1", 205,
      "helios-1 is the currently active BE and cannot be destroyed.\nYou must boot from another BE in order to destroy helios-1.\n"
    ),
    (
      "destroy -F id-option", 198,
      "Unable to destroy id-option: BE has snapshots.\nUse 'beadm destroy -s id-option' or 'zfs -r destroy <dataset>'.\n"
    ),
    (
      "destroy -F helios@nope", 199,
      "helios@nope does not exist or appear to be a valid snapshot.\nPlease check that the name of the snapshot provided is correct.\n"
    ),
    (
      "destroy quick-38", 0,
      "Are you sure you want to destroy quick-38?\nThis action cannot be undone (y/[n]): quick-38 has not been destroyed.\n"
    ),
    (
      "mount zfs-free", 180,
      "zfs-free is already mounted.\nPlease unmount the BE before mounting it again.\n"
    ),
    ("mount quick-38 here", 1, "Invalid mount point here. Mount point must start with a /.\n"),
    (
      "unmount helios-1", 201,
      "helios-1 is the currently active BE.\nIt cannot be unmounted unless another BE is the currently active BE.\n"
    ),
    ("unmount quick-38", 185, "Unable to unmount quick-38.\nFile system not mounted.\n"),
    (
      "rename helios-1 x", 218,
      "Rename of BE helios-1 failed.\nRenaming the active BE is not supported.\n"
    ),
    ("create -a -t x", 1, "create: -a and -t are mutually exclusive\n\(usage)"),
    ("list -k date -k name", 1, "Sort key can be specified only once.\n\(usage)"),
    ("list -k size", 1, "Unknown sort key: size\n\(usage)"),
    ("frobnicate", 1, "Invalid command: frobnicate\n\(usage)"),
  ]

  @Test(arguments: refusals)
  func aRefusalIsWordedAsTheRealOnes(words: String, status: Int, text: String) async throws {
    let sandbox = try await DemoSandbox.shared.value
    let answer = try await sandbox.sh("pfexec beadm \(words) </dev/null")
    #expect(answer.status == status)
    #expect(answer.output.hasPrefix(text))
  }

  @Test(arguments: [
    ("activate helios", "Unable to activate helios."), ("create x", "Unable to create x."),
    ("create helios@x", "Unable to create snapshot helios@x."),
    ("destroy -F helios", "Unable to destroy helios."), ("mount helios", "Unable to mount helios."),
    ("unmount zfs-free", "Unable to unmount zfs-free."),
    ("rename helios x", "Rename of BE helios failed."),
    ("rollback helios install", "Rollback of BE helios snapshot install failed."),
  ])
  func withoutPfexecNothingIsChanged(words: String, text: String) async throws {
    let answer = try await DemoSandbox.shared.value.sh("beadm \(words)")
    #expect(answer.status == 192)
    #expect(
      answer.output == "\(text)\nYou have insufficient privileges to execute this command.\n")
  }

  @Test(arguments: DemoSandbox.shells)
  func theListForPeopleIsPaddedToItsWidest(shell: String) async throws {
    let answer = try await DemoSandbox.shared.value.sh(
      "\(shell) machine/bin/beadm list | sed 's/ 20[0-9-]* [0-9:]*$//; s|/.*machine|MACHINE|' | head -3"
    )
    #expect(
      answer.output.split(separator: "\n").map { $0.replacing(#/ +/#, with: " ") } == [
        "BE Active Mountpoint Space Policy Created", "helios - - 2.00G static",
        "helios-1 NR / 7.76G static",
      ])
  }
}
