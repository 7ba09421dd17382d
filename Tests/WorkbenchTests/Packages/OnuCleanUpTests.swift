import SystemPackage
import Testing

@testable import Workbench

@Suite struct OnuCleanUpTests {
  @Test func aSuccessfulOnuIsOnlyUnmounted() throws {
    var list = PackageFacts.environments
    list.environments[2].flags = [.onReboot]
    let plan = try OnuCleanUp(RecipeArguments()).plan(
      at: PackageFacts.site, with: .init(environments: list, repositories: RepositoryList()))
    #expect(plan.steps.map(\.title) == ["Check that nothing has changed", "Unmount half"])
  }

  @Test func whatBrokeOffBetweenTheRenamesIsFinished() throws {
    func half(_ name: String, _ origin: PackageRepository.Origin?) -> PackageRepository {
      PackageRepository(
        path: FilePath("/home/robin/helios/tmp/\(name)/repo.redist"), kind: .halfMade,
        publishers: [.init(name: "on-nightly", packages: 549)], origin: origin)
    }
    let origin = PackageRepository.Origin(source: "/x", sum: "1 1")
    func titles(_ repositories: [PackageRepository]) throws -> [String] {
      try OnuCleanUp(RecipeArguments()).plan(
        at: PackageFacts.site,
        with: .init(environments: nil, repositories: RepositoryList(repositories))
      ).steps.map(\.title)
    }
    #expect(
      try titles([half("onu.new-7", origin), half("onu.old-7", nil)]) == [
        "Put onu.new-7 in the place of onu", "Remove onu.old-7",
      ])
    #expect(
      try titles([half("onu.new-7", nil), half("onu.old-7", nil)]) == [
        "Put onu.old-7 in the place of onu", "Remove onu.new-7",
      ])
    let kept = "../packages/kept/before.heliosw-new"
    #expect(try titles([half(kept, origin)]) == ["Put before.heliosw-new in the place of before"])
    #expect(try titles([half(kept, nil)]) == ["Remove before.heliosw-new"])
    let onu = PackageRepository(path: "/home/robin/helios/tmp/onu/repo.redist", kind: .onu)
    #expect(try titles([onu, half("onu.new-7", origin)]) == ["Remove onu.new-7"])
  }

  @Test func nothingToCleanUpIsARefusal() {
    #expect(throws: Problem.self) {
      try OnuCleanUp(RecipeArguments()).plan(
        at: PackageFacts.site, with: .init(environments: nil, repositories: RepositoryList()))
    }
  }
}
