import Testing

@testable import Workbench

@Suite struct PackageDifferenceTests {
  private static func package(_ name: String, _ version: String = "0.5.11-3.0.999999")
    -> PackageVersion
  {
    PackageVersion(publisher: "on-nightly", name: name, version: version, timestamp: "")
  }

  private static func file(_ package: String, _ path: String, _ content: String) -> PackageContent {
    PackageContent(package: package, kind: .file, path: path, content: content)
  }

  @Test func packagesAndFilesAreCompared() {
    let old = (
      [Self.package("gone"), Self.package("id"), Self.package("same")],
      [
        Self.file("id", "usr/bin/id", "1"), Self.file("id", "usr/bin/old", "1"),
        Self.file("same", "x", "1"),
      ]
    )
    let new = (
      [Self.package("id"), Self.package("new"), Self.package("same")],
      [
        Self.file("id", "usr/bin/id", "2"), Self.file("id", "usr/bin/who", "1"),
        Self.file("same", "x", "1"),
      ]
    )
    let difference = PackageDifference(from: old, to: new)
    #expect(difference.added.map(\.name) == ["new"])
    #expect(difference.removed.map(\.name) == ["gone"])
    #expect(difference.same == 1)
    #expect(difference.changes.map(\.package) == ["id"])
    #expect(difference.changes[0].changed == ["usr/bin/id"])
    #expect(difference.changes[0].added == ["usr/bin/who"])
    #expect(difference.changes[0].removed == ["usr/bin/old"])
  }

  @Test func anotherVersionIsADifferenceAlsoWithTheSameFiles() {
    let difference = PackageDifference(
      from: ([Self.package("id", "1")], []), to: ([Self.package("id", "2")], []))
    #expect(difference.changes.first?.versions?.to == "2")
  }

  @Test func nothingDiffersFromItself() {
    let one = ([Self.package("id")], [Self.file("id", "usr/bin/id", "1")])
    #expect(PackageDifference(from: one, to: one).isEmpty)
    #expect(PackageDifference(from: ([], []), to: ([], [])).isEmpty)
  }

  @Test(arguments: [
    ("ixgbe", "(^|/)ixgbe$"), ("*/ixgbe", "^.*/ixgbe$"), ("/usr/bin/id", "^usr/bin/id$"),
    ("a.b", "(^|/)a[.]b$"), ("x[1]", "(^|/)x[[]1[]]$"), ("?d", "(^|/).d$"),
  ])
  func aShellPatternBecomesAnExpression(pattern: String, expression: String) {
    #expect(Site.expression(pattern) == expression)
  }

  @Test func linesOfContentsThatAreCutOffArePassedOver() {
    let text = "id\tfile\tusr/bin/id\tabc\t12\nid\tfile\tusr"
    #expect(
      PackageContent.list(from: text) == [
        PackageContent(
          package: "id", kind: .file, path: "usr/bin/id", content: "abc", sizeInBytes: 12)
      ])
    #expect(PackageContent.list(from: "") == [])
  }
}
