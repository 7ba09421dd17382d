import Testing

@testable import Workbench

/// The messages are those of transcripts of the real tools, or of their sources.
@Suite struct ToolComplaintTests {
  private static let messages: [(String, String)] = [
    (
      "pkgrepo: A package repository (or a directory with content) already exists at '/srv/r1/'.",
      "is there already"
    ),
    (
      "pkgrepo add-publisher: specified publisher(s) already exist: on-nightly",
      "has that publisher already"
    ),
    (
      "pkgrepo: file protocol error: code: E_HTTP_NOT_FOUND (22) reason: The path '/x' does not contain a valid package repository.\nRepository URL: 'file:///x'.",
      "no package repository"
    ),
    (
      "pkgrecv: The path '/x' does not contain a valid package repository.\n\nTo create a repository, use the pkgrepo command.",
      "no package repository"
    ),
    (
      "pkg.depotd: The path '/x/nope' does not contain a valid package repository.",
      "no package repository"
    ),
    (
      "pkgrepo: Framework error: code: E_COULDNT_CONNECT (7) reason: Failed to connect to 127.0.0.1:9 ...\nURL: 'http://127.0.0.1:9/versions/0/'",
      "no depot answers"
    ),
    (
      "pkgrecv: The following pattern(s) did not match any packages:\n\tnosuch",
      "no package has such a name"
    ),
    (
      "pkg install: The following pattern(s) did not match any allowable packages.  Try\nusing a different matching pattern, or refreshing publisher information:\n\n\tnosuch",
      "no publisher offers"
    ),
    ("pkgrecv: Cannot open file: [Errno 2] No such file or directory: '/x'", "is missing"),
    (
      "pkgmogrify: Error processing input arguments: File not found: 'nonexist.mog'", "is missing"
    ),
    (
      "pkg.depotd: unable to bind to the specified port: 7892. Reason: Port 7892 is in use on 0.0.0.0.",
      "another program listens"
    ),
    ("/w/tmp/onu/repo.redist not found", "were not made ready"),
    ("Cannot determine publisher prefix", "not made ready to the end"),
    ("Repository has no publisher prefix", "not made ready to the end"),
    ("mktemp failed", "/tmp"),
    ("'a b' is not a valid boot environment name.", "does not take that name"),
    ("The boot environment 'x' already exists.", "is there already"),
    ("Unable to clone the current boot environment.", "could not be cloned"),
    ("Unable to mount x at /tmp/y", "could not be mounted"),
    (
      "pkg uninstall: Unable to remove 'system/library@0.5.11' due to the following packages that depend on it:\n  system/hello@0.5.11",
      "others need"
    ),
    ("pkg: No image rooted at '/nonexistent'", "is it mounted?"),
    ("no packages installed", "nothing is installed"),
    (
      "Could not operate on /\nbecause of insufficient permissions. Please try the command again as a privileged user.",
      "needs privileges"
    ),
    ("pfexec: unable to execute beadm: No such file or directory", "not on this machine"),
    ("cannot open 'nosuch/ds': dataset does not exist", "no such file system"),
    ("cannot create 'rpool/ROOT/be2': dataset already exists", "is there already"),
    (
      "cannot destroy 'rpool/ROOT/helios@snap': snapshot has dependent clones\nuse '-R' to destroy the following datasets:\nrpool/ROOT/x",
      "was cloned from"
    ),
    (
      "cannot destroy 'rpool/ROOT/helios': filesystem has children\nuse '-r' to destroy the following datasets:\nrpool/ROOT/helios@2026-01-29-09:33:44",
      "belong to it"
    ),
    ("cannot destroy 'rpool/x': permission denied", "needs privileges"),
    ("cannot create 'rpool/x': out of space", "pool is full"),
    ("cannot unmount 'rpool/x': pool or dataset is busy", "uses its files"),
    ("cannot open 'x': no such pool or dataset", "no such pool"),
    ("cannot set property: dataset is read-only", "read only"),
  ]

  @Test(arguments: messages)
  func aMessageOfTheToolsHasAPlainReason(message: String, words: String) {
    let reason = ToolComplaint.reason(in: "Processing packages ...\n\(message)\n")
    #expect(reason?.contains(words) == true, "\(reason ?? "none")")
  }

  @Test func everyMeaningIsTriedByAMessage() {
    let unused = ToolComplaint.meanings.filter { meaning in
      !Self.messages.contains { $0.0.contains(meaning.message) }
    }.map(\.message)
    #expect(
      unused == [
        "currently in use by another package client", "E_WRITE_ERROR", "No space left on device",
      ])
  }

  @Test(arguments: ["", "\n\n", "all went well", "\u{1B}[31m"])
  func whatIsNoComplaintHasNone(text: String) {
    #expect(ToolComplaint.reason(in: text) == nil)
  }

  @Test(arguments: [3, 4, 5, 6, 7, 8, 9, 51, 52, 53, 54, 99])
  func everyStatusOfPkgHasAReason(status: Int) {
    #expect(PackageStatus.meanings[status]?.isEmpty == false)
  }
}
