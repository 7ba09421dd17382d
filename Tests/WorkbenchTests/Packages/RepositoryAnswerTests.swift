import Testing

@testable import Workbench

@Suite struct RepositoryAnswerTests {
  typealias Publisher = PackageRepository.Publisher

  /// 2026-11-22T23:29:55Z, by `date -d`.
  private static let known = [
    Publisher(name: "on-nightly", packages: 5, updatedAt: 1_795_390_195)
  ]

  @Test func publishersAreReadFromTabs() throws {
    #expect(Publisher.list(tsv: try Transcript.output("15-info-tsv")) == Self.known)
  }

  @Test func publishersAreReadFromJSON() throws {
    #expect(Publisher.list(json: try Transcript.output("17-info-json")) == Self.known)
  }

  @Test(arguments: ["", "PUBLISHER\tPACKAGES\tSTATUS\tUPDATED\n"])
  func anEmptyRepositoryHasNoPublishers(text: String) {
    #expect(Publisher.list(tsv: text) == [])
  }

  @Test(arguments: [
    "on-nightly\t5", "on-nightly\tmany\tonline\t2026", "\t5\tonline\tx", "on-nightly\t-1\ta\tb",
    "pkgrepo: file protocol error: code: E_HTTP_NOT_FOUND (22)", "\u{1b}]0;x\u{7}",
  ])
  func whatIsNoAnswerIsNotTakenForAnEmptyOne(text: String) {
    #expect(Publisher.list(tsv: text) == nil)
  }

  @Test(arguments: [
    "", "[{", "[{\"publisher\":\"x\"}]", "{}", "[{\"packages\":\"x\",\"publisher\":\"y\"}]",
  ])
  func whatIsNoJSONIsNotTakenForAnEmptyAnswer(text: String) {
    #expect(Publisher.list(json: text) == nil)
  }

  @Test func aTimeThatIsNoneCostsOnlyTheTime() {
    #expect(
      Publisher.list(tsv: "helios\t0\tonline\t-\n")
        == [Publisher(name: "helios", packages: 0, updatedAt: nil)])
  }

  @Test func packagesAreReadWithWhatBecomesOfThem() throws {
    let packages = try #require(PackageVersion.list(json: try Transcript.output("18-list-json")))
    #expect(
      packages.map { "\($0.name) \($0.version) \($0.state)" } == [
        "SUNWhello 0.5.11-3.0.999999 renamed", "system/data/words 0.5.11-3.0.999999 present",
        "system/hello 0.5.11-3.0.999999 present", "system/library 0.5.11-3.0.999999 present",
        "system/obsolete-thing 0.5.11-3.0.999999 obsolete",
      ])
    #expect(packages[2].summary == "Hello package")
    #expect(packages[2].timestamp == "20261122T232950Z")
  }

  @Test func aListThatBreaksOffIsNone() throws {
    let text = try Transcript.output("18-list-json")
    #expect(PackageVersion.list(json: String(text.dropLast(20))) == nil)
    #expect(PackageVersion.list(json: "") == nil)
    #expect(PackageVersion.list(json: "[]") == [])
  }
}
