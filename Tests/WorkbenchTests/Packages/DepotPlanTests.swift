import Testing

@testable import Workbench

@Suite struct DepotPlanTests {
  @Test func aBusyPortIsExplainedBeforeTheStart() throws {
    let depot = try DepotStart(RecipeArguments())
    let mine = #expect(throws: Problem.self) {
      try depot.plan(
        at: PackageFacts.site, with: PackageFacts.facts { $0.depots = [PackageFacts.depot] })
    }
    #expect(
      mine?.summary
        == "Port 7891 is taken: the depot of job 0001 serves the build of 2026-05-08 09:12 there.")
    let other = #expect(throws: Problem.self) {
      try depot.plan(at: PackageFacts.site, with: PackageFacts.facts { $0.ports = [7891] })
    }
    #expect(other?.summary.contains("a program that heliosw did not start") == true)
  }

  @Test func aDepotWhoseJobWasKilledIsNamedAsThat() throws {
    var depot = PackageFacts.depot
    depot.job.state = .lost
    for words in [[:], ["replace": ""]] {
      let problem = #expect(throws: Problem.self) {
        try DepotStart(RecipeArguments(values: words)).plan(
          at: PackageFacts.site, with: PackageFacts.facts { $0.depots = [depot] })
      }
      #expect(
        problem?.summary == "Port 7891 is taken: a depot whose job was killed still serves there.")
    }
  }

  @Test func aRepositoryIsBroughtElsewhereByItsFolderADepotOrOneFile() throws {
    var repository = PackageFacts.built(.nonDebug)
    repository.path = "/w/a b/repo.redist"
    let commands = CopyCommands(repository, host: "genesis", target: "/srv/c d")
    let lines = commands.page.text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines.count == 11)
    #expect(lines.contains { $0.hasPrefix("ssh genesis 'cd ") && $0.hasSuffix("tar xf -)") })
    #expect(lines.contains("pkgrecv -s http://genesis:7891 -d '/srv/c d' -m latest '*'"))
    #expect(lines.contains("pkgrecv -s '/srv/c d.p5p' -d '/srv/c d' '*'"))
    #expect(
      lines.contains(
        "pfexec pkg set-publisher -r -O 'file:///srv/c d' --search-first on-nightly"))
  }

  @Test(arguments: Shell.allCases)
  func theFolderArrivesAsItWas(shell: Shell) async throws {
    let scratch = try Scratch()
    try scratch.write("x", to: "it's/repo.redist/publisher/p/f")
    try scratch.write("#!/bin/sh\nshift; exec sh -c \"$*\"\n", to: "bin/ssh")
    var repository = PackageFacts.built(.nonDebug)
    repository.path = scratch.path.appending("it's/repo.redist")
    let target = scratch.path.appending("a 'new' one").string
    let lines = CopyCommands(repository, host: "genesis", target: target).page.sections[0].lines
    let answer = try await shell.run(
      "chmod +x \(scratch.path.quoted)/bin/ssh; PATH=\(scratch.path.quoted)/bin:$PATH\n"
        + lines.prefix(2).map(\.command).joined(separator: "\n"))
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(try scratch.read("a 'new' one/publisher/p/f") == "x")
  }

  @Test(arguments: HeliosRelease.allCases)
  func theCommandsForATargetNameItsReleasesPublisher(release: HeliosRelease) {
    let text = TargetCommands(address: "http://genesis:7891", release: release).page.text
    let publisher = release == .helios3 ? "helios" : "helios-dev"
    #expect(text.contains("pfexec pkg set-publisher -r --non-sticky \(publisher)\n"))
    #expect(
      text.contains(
        "pfexec pkg set-publisher -r -O http://genesis:7891 --search-first on-nightly\n"))
  }
}
