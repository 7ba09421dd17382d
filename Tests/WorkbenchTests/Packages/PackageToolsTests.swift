import SystemPackage
import Testing

@testable import Workbench

/// Plans and questions about packages, with every set of tools that is there.
@Suite struct PackageToolsTests {
  private func onu(_ words: String...) throws -> Onu {
    try Onu(RecipeArguments(parsing: words, options: Onu.options))
  }

  @Test(arguments: PackageTools.present)
  func packagesAreTransformedKeptAndArchived(tools: PackageTools) async throws {
    let place = try await tools.workspace()
    let site = place.site
    let prepare = try onu("-P")
    let keep = try KeepRepository(RecipeArguments(operands: ["mine"]))
    let archive = try ArchiveRepository(RecipeArguments(operands: ["mine.p5p"]))
    for plan in [
      try await prepare.plan(at: site), try await prepare.plan(at: site),
      try await keep.plan(at: site), try await archive.plan(at: site),
    ] {
      let answer = try await place.carryOut(plan)
      #expect(answer.status == 0, "\(plan.title): \(answer.complaint)")
    }
    let list = try await site.repositories()
    #expect(list.repositories.map(\.kind) == [.nonDebug, .onu, .kept])
    #expect(list.repositories.map(\.packages) == [1, 1, 1])
    #expect(list.freshness(of: list.repositories[1]) == .current)
    #expect(try await place.sh("test -s w/mine.p5p").status == 0)
  }

  @Test(arguments: PackageTools.present)
  func packagesAndTheirContentsAreRead(tools: PackageTools) async throws {
    let place = try await tools.workspace()
    // Its folder goes with it.
    defer { withExtendedLifetime(place) {} }
    let site = place.site
    let built = try await site.repositories().need(nil, in: site.workspace)
    let packages = try await site.packages(in: built)
    #expect(packages.map(\.name) == ["system/hello"])
    #expect(packages.map(\.version) == ["0.5.11-3.0.999999"])
    #expect(packages.map(\.publisher) == ["on-nightly"])
    #expect(try await site.packages(in: built, matching: "hello").count == 1)
    let contents = try await site.contents(of: built, matching: "*hello*")
    let one = try #require(contents.first)
    #expect(one.package == "system/hello")
    #expect(try await site.contents(of: built, path: one.path).map(\.path) == [one.path])
    #expect(try await site.contents(of: built, path: "no-such-file").isEmpty)
    for pattern in ["nosuch", "no*such"] {
      let problem = await #expect(throws: Problem.self) {
        try await site.packages(in: built, matching: pattern)
      }
      #expect(problem?.kind == .refused)
    }
  }

  @Test(arguments: PackageTools.present)
  func anEmptyRepositoryIsReadAsOne(tools: PackageTools) async throws {
    let place = try await tools.workspace()
    try await place.must(
      "pkgrepo create w/packages/os; pkgrepo add-publisher -s w/packages/os helios")
    let empty = try await place.site.repositories().need("os", in: place.site.workspace)
    #expect(empty.packages == 0)
    #expect(try await place.site.packages(in: empty) == [])
    #expect(try await place.site.contents(of: empty) == [])
  }

  @Test(arguments: PackageTools.present)
  func whatIsGoneMeanwhileIsAFailureWithAReason(tools: PackageTools) async throws {
    let place = try await tools.workspace()
    let plan = try await onu("-P").plan(at: place.site)
    let repository = place.site.workspace.mainGate.packageRepository(.nonDebug)
    let built = try await place.site.repositories().need(nil, in: place.site.workspace)
    try await place.must("rm -rf \(repository.quoted)")
    #expect(try await place.carryOut(plan).status == 5)
    let problem = await #expect(throws: Problem.self) {
      try await place.site.packages(in: built)
    }
    #expect(problem?.kind == .failed)
    #expect(
      ToolComplaint.reason(in: problem?.summary ?? "")?.contains("no package repository") == true)
  }

  /// What pkgrecv says on its way is what progress is read from.
  @Test(arguments: PackageTools.present)
  func theProgressOfATransformationIsReadFromItsWords(tools: PackageTools) async throws {
    let place = try await tools.workspace()
    let answer = try await place.carryOut(try await onu("-P").plan(at: place.site))
    let progress = TransferProgress(answer.text)
    #expect(progress.packages == 1)
    #expect(progress.done == 1)
    #expect(progress.last == "system/hello")
  }

  /// The image of a boot environment is asked as any other image is: here one of the real tools' own making.
  @Test(.enabled(if: PackageTools.present.contains(.real)))
  func aRealImageIsListedForAComparison() async throws {
    let place = try await PackageTools.real.workspace()
    let repository = place.site.workspace.mainGate.packageRepository(.nonDebug)
    try await place.must(
      """
      pkg image-create -F -p on-nightly=file://\(repository.quoted) "$PWD/image"
      pkg -R "$PWD/image" install system/hello
      """)
    let list = try await place.sh(#"pkg -R "$PWD/image" list -Hv"#).text
    let packages = list.split(separator: "\n").compactMap { PackageVersion(installed: $0) }
    #expect(packages.map(\.name) == ["system/hello"])
    #expect(packages.map(\.publisher) == ["on-nightly"])
  }

  /// Ready, busy and ended in the real server's own words.
  @Test(.enabled(if: PackageTools.present.contains(.real)))
  func aRealDepotSaysWhatIsExpectedOfIt() async throws {
    let place = try await PackageTools.real.workspace()
    let plan = try await DepotStart(RecipeArguments(values: ["port": "17891"])).plan(at: place.site)
    let answer = try await place.sh(
      """
      \(PackageTools.shell) -s >out 2>&1 <<'END OF THE PLAN' &
      \(plan.script)
      END OF THE PLAN
      turns=0
      until grep 'ENGINE Bus STARTED' out; do
        turns=$((turns + 1)); test "$turns" -lt 60 || break
        sleep 1
      done
      pkgrepo info -s http://127.0.0.1:17891
      \(ProcessWords.functions)
      unused pkg.depotd "$PWD/w/tmp/onu.port-17891/" || echo served
      words_of pkg.depotd | grep -F -e '-p 17891 ' | sed 's/ .*//' | while read -r process; do kill "$process"; done
      wait
      cat w/tmp/depot.port-17891/log/access
      """)
    #expect(answer.text.contains("ENGINE Bus STARTED"))
    #expect(answer.text.contains("served\n"))
    #expect(!AccessLog.lines(in: answer.text).isEmpty)
  }
}
