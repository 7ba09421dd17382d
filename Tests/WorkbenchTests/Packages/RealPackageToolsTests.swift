import FoundationEssentials
import SystemPackage
import Testing

@testable import Workbench

/// The same plans and questions with the real tools of pkg5, where they stand on PATH: `HELIOSW_REAL_PKG=1 swift test --filter
/// RealPackageToolsTests`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["HELIOSW_REAL_PKG"] == "1"))
struct RealPackageToolsTests {
  /// A workspace with what a build and `setup` would have left: a repository with one package, and empty mogrify files.
  private static func workspace(_ scratch: Scratch) async throws -> Site {
    try scratch.write("ID=helios\nVERSION_ID=3\n", to: "root/etc/os-release")
    try scratch.write("hello\n", to: "proto/etc/hello.conf")
    try scratch.write(
      """
      set name=pkg.fmri value=pkg://on-nightly/system/hello@0.5.11,5.11-3.0.999999
      set name=pkg.summary value=Hello
      file path=etc/hello.conf owner=root group=sys mode=0644
      link path=etc/hi target=hello.conf

      """, to: "hello.p5m")
    for name in ["os-conflicts", "os-deps"] {
      try scratch.write("", to: "w/packages/\(name).mogrify")
    }
    let site = Site(
      machine: Machine(name: "real", root: scratch.path.appending("root")),
      workspace: Workspace(root: scratch.path.appending("w")),
      transport: LocalTransport(environment: ProcessInfo.processInfo.environment),
      patience: .seconds(60))
    let repository = site.workspace.mainGate.packageRepository(.nonDebug)
    let answer = try await site.run(
      """
      set -e
      mkdir -p \(repository.removingLastComponent().quoted)
      pkgrepo create \(repository.quoted)
      pkgrepo add-publisher -s \(repository.quoted) on-nightly
      cd \(scratch.path.quoted)
      pkgsend -s \(repository.quoted) publish -d proto hello.p5m
      """)
    #expect(answer.status == 0, "\(answer.complaint)")
    return site
  }

  @Test func packagesAreTransformedKeptArchivedAndRead() async throws {
    let scratch = try Scratch()
    let site = try await Self.workspace(scratch)
    let prepare = try Onu(RecipeArguments(values: ["packages-only": ""]))
    let keep = try KeepRepository(RecipeArguments(operands: ["mine"]))
    let archive = try ArchiveRepository(RecipeArguments(operands: ["mine.p5p"]))
    for plan in [
      try await prepare.plan(at: site), try await prepare.plan(at: site),
      try await keep.plan(at: site), try await archive.plan(at: site),
    ] {
      let answer = try await Shell.dash.run(plan.script)
      #expect(answer.status == 0, "\(plan.title): \(answer.errors)")
    }
    let list = try await site.repositories()
    #expect(list.repositories.map(\.kind) == [.nonDebug, .onu, .kept])
    #expect(list.repositories.map(\.packages) == [1, 1, 1])
    #expect(list.freshness(of: list.repositories[1]) == .current)
    #expect(scratch.exists("w/mine.p5p"))
    let made = list.repositories[1]
    #expect(try await site.packages(in: made).map(\.name) == ["system/hello"])
    #expect(
      try await site.contents(of: made).map(\.path).sorted() == ["etc/hello.conf", "etc/hi"])
    #expect(
      try await site.contents(of: made, path: "hello.conf").map(\.package) == ["system/hello"])
    await #expect(throws: Problem.self) { try await site.packages(in: made, matching: "nosuch") }
  }
}
