import Testing

@testable import Workbench

/// The numbers are those of illumos-gate usr/src/lib/libbe/common/libbe.h, of which a shell sees the low eight bits.
@Suite struct BeadmStatusTests {
  @Test(arguments: [
    (4000, BeadmStatus.access), (4003, .noEnvironment), (4004, .busy), (4010, .destroy),
    (4013, .exists), (4016, .invalid), (4020, .mounted), (4025, .notMounted), (4029, .noSpace),
    (4032, .notOwner), (4034, .promote), (4038, .snapshotExists), (4039, .noSnapshot),
    (4041, .unmountCurrent), (4042, .unmountShared), (4044, .zfs), (4045, .destroyCurrent),
    (4049, .zoneNoParent), (4057, .fault), (4058, .renameActive), (4060, .deviceBusy),
    (4064, .bootFiles), (4065, .externalCommand),
  ])
  func aStatusIsLibbesErrorAsAShellSeesIt(error: Int, status: BeadmStatus) {
    #expect(status.rawValue == error & 255)
  }

  @Test func allSixtySixErrorsOfLibbeAreKnown() {
    #expect(BeadmStatus.allCases.map(\.rawValue) == (4000...4065).map { $0 & 255 })
  }

  @Test func aPlanKnowsTheReasonOfEachStatusAndOfUsage() {
    #expect(BeadmStatus.meanings.count == 67)
    #expect(BeadmStatus.meanings[1] == BeadmStatus.usage)
  }

  @Test(arguments: BeadmStatus.allCases)
  func everyStatusHasWordsOfItsOwn(status: BeadmStatus) {
    #expect(status.words != "beadm gave no reason")
    #expect(!status.words.hasSuffix("."))
    let same = BeadmStatus.allCases.filter { $0.words == status.words }
    #expect(
      Set(same) == (status == .access || status == .notOwner ? [.access, .notOwner] : [status]))
  }
}
