import Testing

@testable import Workbench

@Suite struct BuildIdentityTests {
  private static let kinds: [(options: String?, branch: String?, kind: BuildKind?)] = [
    ("-nCAprt", "3.0.999999", .quick), ("-nCADFprt", nil, .quickDebug),
    ("-nCDAprt", "3.0.999999", .full), ("-nCDAprt", nil, .full),
    ("-nCDAprt", "3.0.23976", .release), ("-mpC", "3.0.5", nil), (nil, "3.0.5", nil),
  ]

  @Test(arguments: kinds)
  func aBuildsKindIsReadFromItsEnvironment(
    options: String?, branch: String?, kind: BuildKind?
  ) {
    var status = LogStatus(identity: FileIdentity(device: 0, inode: 0))
    status.variables[.options] = options
    status.variables[.packageBranch] = branch
    #expect(status.kind == kind)
  }

  private static let folders: [(name: String, process: Int?)] = [
    ("/tmp/nightly.tmpdir.4242", 4242), ("/tmp", nil), ("", nil), ("/tmp/nightly.tmpdir.x", nil),
  ]

  @Test(arguments: folders)
  func nightlysProcessIsReadFromTheNameOfItsFolder(name: String, process: Int?) {
    var status = LogStatus(identity: FileIdentity(device: 0, inode: 0))
    status.variables[.temporaryDirectory] = name
    #expect(status.nightlyProcess == process)
  }
}
