/// What a tool that failed has complained of, in words of a person: statuses of pkg's tools say little, their messages more.
///
/// - Source: transcripts of pkg5 and pkg.depotd; pkg5 src/modules/client/api_errors.py; illumos-gate onu.sh.in, pfexec.c and libzfs.
public enum ToolComplaint {
  /// What the last complaint in an output means; nil where none is known.
  public static func reason(in output: some StringProtocol) -> String? {
    for line in output.split(whereSeparator: \.isNewline).reversed() {
      if let meaning = meanings.first(where: { line.contains($0.message) }) { return meaning.words }
    }
    return nil
  }

  /// A part of a message, and what it means; the more exact ones first.
  static let meanings: [(message: String, words: String)] = repositories + images + machine

  private static let repositories = [
    (
      "(or a directory with content) already exists at",
      "a repository or a folder with something in it is there already"
    ),
    ("specified publisher(s) already exist", "the repository has that publisher already"),
    (
      "does not contain a valid package repository",
      "there is no package repository: it was never made, or is gone"
    ),
    ("E_COULDNT_CONNECT", "no depot answers there: it does not run, or can't be reached"),
    ("did not match any packages", "no package has such a name"),
    ("did not match any allowable packages", "no publisher offers a package of such a name"),
    (
      "Cannot open file: [Errno 2]",
      "a file that changes packages is missing: heliosw setup makes it"
    ),
    ("File not found:", "a file that changes packages is missing: heliosw setup makes it"),
    (
      "unable to bind to the specified port",
      "another program listens on that port: -l chooses another one"
    ),
    ("repo.redist not found", "the packages were not made ready: heliosw onu -P does that"),
    (
      "Repository has no publisher prefix",
      "the packages were not made ready to the end: heliosw onu -P does that"
    ),
    (
      "Cannot determine publisher prefix",
      "the packages were not made ready to the end: heliosw onu -P does that"
    ),
  ]

  private static let images = [
    ("is not a valid boot environment name", "beadm does not take that name"),
    ("The boot environment '", "a boot environment of that name is there already"),
    (
      "Unable to clone the current boot environment",
      "the running system could not be cloned: the pool may be full"
    ),
    ("Unable to mount ", "a boot environment could not be mounted"),
    ("due to the following packages that depend on it", "others need the package"),
    ("No image rooted at", "there is no system in that folder: is it mounted?"),
    ("no packages installed", "nothing is installed there"),
    (
      "currently in use by another package client",
      "another pkg is at work on the same system: wait for its end"
    ),
    (
      "because of insufficient permissions",
      "it needs privileges: pfexec gives them to who has the profile Software Installation"
    ),
  ]

  private static let machine = [
    ("pfexec: unable to execute", "the command is not on this machine"),
    ("mktemp failed", "/tmp is full or can't be written"),
    ("E_WRITE_ERROR", "the disk is full"), ("No space left on device", "the disk is full"),
    ("out of space", "the pool is full: destroy a boot environment or a snapshot first"),
    (
      "permission denied",
      "it needs privileges: pfexec gives them to who has the profile ZFS File System Management"
    ),
    ("pool or dataset is busy", "something uses its files: leave its folders, then try again"),
    ("dataset does not exist", "there is no such file system"),
    ("dataset already exists", "a file system of that name is there already"),
    ("snapshot has dependent clones", "a boot environment was cloned from the snapshot"),
    ("filesystem has children", "other file systems or snapshots belong to it"),
    ("no such pool or dataset", "there is no such pool"),
    ("dataset is read-only", "its file system is read only"),
  ]
}
