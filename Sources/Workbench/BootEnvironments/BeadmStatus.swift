/// An exit status of beadm(8), and what it means.
///
/// beadm returns libbe's error, 4000 and up, of which a shell sees the low eight bits.
///
/// - Source: illumos-gate usr/src/lib/libbe/common/libbe.h, `be_errno_t`; be_utils.c, `be_err_to_str`.
public enum BeadmStatus: Int, Hashable, Sendable, CaseIterable {
  case access = 160, activateCurrent, autoName, noEnvironment, busy, cancelled, clone, copy
  case createDataset, currentNotFound, destroy, demote, datasetType, exists, initialise, interrupted
  case invalid, invalidProperty, invalidMountPoint, mount, mounted, nameTooLong, noEntry, noPool
  case noDevice, notMounted, noMemory, notInheritable, noAddress, noSpace, notSupported, open
  case notOwner, unavailable, promote, readOnlySystem, readOnlyDataset, readOnlyProperty
  case snapshotExists, noSnapshot, unmount, unmountCurrent, unmountShared, unknown, zfs
  case destroyCurrent, makeUUID, parseUUID, noUUID, zoneNoParent, zoneSeveralActive, zoneNoActive
  case zoneNotLegacy, zoneNotMounted, zoneMount, zoneUnmount, zonesUnmount, fault, renameActive
  case noMenu, deviceBusy, menuPath, zoneSnapshotExists, splash, bootFiles, externalCommand

  /// The reason in words of a person, without a full stop; where something can be done, what.
  public var words: String { Self.privilege[self] ?? Self.reasons[self] ?? "beadm gave no reason" }

  /// What the statuses mean, for plans that run beadm.
  static let meanings: [Int: String] = {
    let known = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.words) })
    return known.merging([1: usage]) { known, _ in known }
  }()

  /// What status 1 means, which is none of libbe's: beadm has printed its usage, or pfexec found no beadm.
  static let usage = "beadm did not take its words: this machine's may be another one"

  private static let privilege: [BeadmStatus: String] = {
    let words =
      "it needs privileges: pfexec gives them to who has the profile Software Installation"
    return [.access: words, .notOwner: words]
  }()

  private static let reasons: [BeadmStatus: String] = [
    .activateCurrent: "the running boot environment could not be made the next one again",
    .autoName: "no free name could be made up: give one",
    .noEnvironment: "there is no boot environment of that name any more",
    .busy: "something uses its files: leave its folders, then try again",
    .cancelled: "it was cancelled",
    .clone: "its file system could not be cloned: the pool may be full",
    .copy: "its file system could not be copied",
    .createDataset: "its file system could not be made",
    .currentNotFound: "the running boot environment was not found in the pool",
    .destroy: "its file system could not be destroyed: something may hold it or depend on it",
    .demote: "it could not be freed of the one that was cloned from it",
    .datasetType: "its dataset is of a kind that beadm does not work on",
    .exists: "a boot environment of that name is there already: choose another",
    .initialise: "the ZFS library did not start",
    .interrupted: "it was interrupted: list the boot environments, then try again",
    .invalid: "beadm does not take that name or argument",
    .invalidProperty: "a property does not fit its dataset",
    .invalidMountPoint: "it is mounted at another place than was thought",
    .mount: "it could not be mounted: the folder must be empty",
    .mounted: "it is mounted: unmount it first",
    .nameTooLong: "the name is too long",
    .noEntry: "something that belongs to it is not there",
    .noPool: "there is no such pool",
    .noDevice: "a device of the pool is not there: zpool status shows it",
    .notMounted: "it is not mounted",
    .noMemory: "the machine has no memory left",
    .notInheritable: "a property can't be inherited by its dataset",
    .noAddress: "a device of the pool does not answer: zpool status shows it",
    .noSpace: "the pool is full: destroy a boot environment or a snapshot first",
    .notSupported: "this machine does not support it",
    .open: "something could not be opened",
    .unavailable: "it is not available now",
    .promote: "its file system could not be made independent of the one it was cloned from",
    .readOnlySystem: "the file system is mounted read only",
    .readOnlyDataset: "its dataset is read only",
    .readOnlyProperty: "a property is read only",
    .snapshotExists: "a snapshot stands in the way",
    .noSnapshot: "there is no such snapshot any more",
    .unmount: "it could not be unmounted: something uses its files",
    .unmountCurrent: "the machine runs in it, so it can't be unmounted",
    .unmountShared: "it is a file system shared by all, which is not unmounted",
    .unknown: "beadm does not say why",
    .zfs: "ZFS refused it",
    .destroyCurrent: "the machine runs in it: boot another one first",
    .makeUUID: "no UUID could be made",
    .parseUUID: "its UUID can't be read",
    .noUUID: "it has no UUID",
    .zoneNoParent: "a zone in it has no parent UUID",
    .zoneSeveralActive: "a zone in it has several active roots",
    .zoneNoActive: "a zone in it has no active root",
    .zoneNotLegacy: "the root of a zone in it is not mounted by the zone",
    .zoneNotMounted: "a zone in it is not mounted",
    .zoneMount: "the root of a zone in it could not be mounted",
    .zoneUnmount: "the root of a zone in it could not be unmounted: is the zone running?",
    .zonesUnmount: "a boot environment of a zone could not be unmounted: is the zone running?",
    .fault: "beadm met a bad address: a bug of its own",
    .renameActive: "the machine runs in it, so it can't get another name",
    .noMenu: "the file of the boot menu is missing",
    .deviceBusy: "a device is busy",
    .menuPath: "the path of the boot menu is wrong",
    .zoneSnapshotExists: "a zone in it has a snapshot of that name already",
    .splash: "the boot picture could not be added",
    .bootFiles: "the boot loader could not be installed: its disk may be full or gone",
    .externalCommand: "a command that beadm needs has failed; its output says more",
  ]
}
