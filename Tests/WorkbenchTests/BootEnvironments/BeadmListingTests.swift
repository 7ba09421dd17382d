import Testing

@testable import Workbench

@Suite struct BeadmListingTests {
  @Test func theExampleOfTheManPageIsRead() throws {
    let list = try BootEnvironment.list(from: Fixture.text("beadm/list-man-page.txt"))
    #expect(list.map(\.name) == ["BE2", "BE3", "BE4", "BE5"])
    #expect(list.map(\.sizeInBytes) == [55296, 339_968, 16_541_696, 7_786_206_208])
    #expect(
      list[3]
        == BootEnvironment(
          name: "BE5", uuid: "215b8387-4968-627c-d2d0-f4a011414bab", flags: [.now, .onReboot],
          mountPoint: "/", sizeInBytes: 7_786_206_208, createdAt: 1_221_004_384))
  }

  private static let letters: [(String, BootEnvironment.Flags)] = [
    ("", BootEnvironment.Flags()), ("-", []), ("N", .now), ("R", .onReboot),
    ("NR", [.now, .onReboot]), ("T", .once), ("RT", [.onReboot, .once]),
    ("NRT", [.now, .onReboot, .once]), ("NT", [.now, .once]), ("x", .foreign),
    ("xb", [.foreign, .onReboot]), ("!", .unknown), ("NQ/", [.now, .unknown]),
  ]

  @Test(arguments: letters)
  func theLettersAreReadInAnyCombination(letters: String, flags: BootEnvironment.Flags) throws {
    let list = try BootEnvironment.list(from: "fix-1;;\(letters);;1;static;2\n")
    #expect(list.map(\.flags) == [flags])
  }

  @Test func nothingGivesNoBootEnvironments() throws {
    #expect(try BootEnvironment.list(from: "").isEmpty)
    #expect(try BootEnvironment.list(from: "\n\n").isEmpty)
  }

  @Test func aMountPointMayHoldSemicolons() throws {
    let list = try BootEnvironment.list(from: "fix-1;u;;/tmp/a;b;;c;7;static;9\n")
    #expect(list.map(\.mountPoint) == ["/tmp/a;b;;c"])
    #expect(list.map(\.sizeInBytes) == [7])
  }

  private static let broken: [(String, BeadmListingFailure.Reason)] = [
    ("BE2;;;;55296;static", BeadmListingFailure.Reason.fields(6)), ("BE2", .fields(1)),
    (";;;;1;static;2", .name),
    ("a;;;;x;static;2", .number("x")), ("a;;;;;static;2", .number("")),
    ("a;;;;-1;static;2", .number("-1")), ("a;;;;1;static;", .number("")),
    ("a;;;;99999999999999999999;static;2", .number("99999999999999999999")),
  ]

  @Test(arguments: broken)
  func whatIsNotSoIsNamed(line: String, reason: BeadmListingFailure.Reason) {
    #expect(throws: BeadmListingFailure(line: 2, reason: reason)) {
      try BootEnvironment.list(from: "ok;;;;1;static;2\n\(line)\n")
    }
  }

  @Test func aHostileNameIsOnlyAName() throws {
    let name = "$(reboot) '\u{1B}[2J`id`"
    #expect(try BootEnvironment.list(from: "\(name);;;;1;static;2").map(\.name) == [name])
  }

  @Test func everyTruncationIsRefusedOrGivesWhatIsWhole() throws {
    let text = try Fixture.text("beadm/list-man-page.txt")
    let whole = try BootEnvironment.list(from: text)
    for end in text.indices {
      guard let list = try? BootEnvironment.list(from: String(text[..<end])) else { continue }
      // Only the last number of a line can be cut without a trace.
      #expect(list.map(\.name) == whole.prefix(list.count).map(\.name))
    }
  }

  @Test func aSnapshotIsReadInBothForms() throws {
    let details = try BeadmDetails(
      from: """
        helios;rpool/ROOT/helios;NR;/;7786206208;static;1221004384
        helios;helios@install;;;110592;static;1221004400
        helios;helios/var@2024-01-29-09:33:44;4096;static;1221004500
        """)
    #expect(details.datasets == ["helios": "rpool/ROOT/helios"])
    #expect(details.snapshots.map(\.fullName) == ["helios@install", "helios@2024-01-29-09:33:44"])
    #expect(details.snapshots.map(\.sizeInBytes) == [110_592, 4096])
    #expect(details.snapshots.map(\.createdAt) == [1_221_004_400, 1_221_004_500])
  }

  @Test(arguments: [
    "a;a@s;1;static", "a;a@s;;;;;1;static;2", ";a@s;1;static;2", "a;a@s;x;static;2",
  ])
  func aBrokenSnapshotIsRefused(line: String) {
    #expect(throws: BeadmListingFailure.self) { try BeadmDetails(from: line) }
  }
}
