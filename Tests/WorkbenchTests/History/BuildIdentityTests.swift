import Testing

@testable import Workbench

@Suite struct BuildIdentityTests {
  @Test(arguments: [
    ("-nCAprt", "3.0.999999", BuildKind.quick), ("-nCADFprt", nil, .quickDebug),
    ("-nCDAprt", "3.0.999999", .full), ("-nCDAprt", nil, .full),
    ("-nCDAprt", "3.0.23976", .release),
    ("-mpC", "3.0.5", nil), (nil, "3.0.5", nil),
  ])
  func aBuildsKindIsReadFromItsEnvironment(
    options: String?, branch: String?, kind: BuildKind?
  ) {
    var status = LogStatus(identity: FileIdentity(device: 0, inode: 0))
    status.variables[.options] = options
    status.variables[.packageBranch] = branch
    #expect(status.kind == kind)
  }

  @Test(arguments: [
    ("/tmp/nightly.tmpdir.4242", 4242), ("/tmp", nil), ("", nil), ("/tmp/nightly.tmpdir.x", nil),
  ])
  func nightlysProcessIsReadFromTheNameOfItsFolder(folder: String, process: Int?) {
    var status = LogStatus(identity: FileIdentity(device: 0, inode: 0))
    status.variables[.temporaryDirectory] = folder
    #expect(status.nightlyProcess == process)
  }
}
