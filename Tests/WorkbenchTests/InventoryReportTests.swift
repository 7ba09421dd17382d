import Foundation
import SystemPackage
import Testing

@testable import Workbench

struct InventoryReportTests {
  private func lines(
    _ row: Consolidation, _ status: RepositoryStatus, _ environment: [String: String] = [:]
  ) throws -> [String] {
    let report = ConsolidationsReport([.init(row, status, environment: environment)])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self)
      .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test func everyKeyIsThereAndWhatIsUnknownIsNull() throws {
    let lines = try lines(Consolidation(name: "phbl", path: "/h/projects/phbl"), .absent)
    #expect(
      lines == [
        "{", #""consolidations" : ["#, "{", #""absentReason" : "not cloned yet","#,
        #""ahead" : null,"#,
        #""autoUpdate" : false,"#, #""behind" : null,"#, #""branch" : null,"#,
        #""changed" : null,"#,
        #""commit" : null,"#, #""conflicted" : null,"#, #""detached" : null,"#,
        #""name" : "phbl","#,
        #""path" : "/h/projects/phbl","#, #""present" : false,"#, #""problem" : null,"#,
        #""rev" : null,"#, #""staged" : null,"#, #""stashes" : null,"#, #""untracked" : null,"#,
        #""upstream" : null"#, "}", "],", #""format" : 1"#, "}",
      ])
  }

  @Test func aRowThatIsThereGivesItsCounts() async throws {
    let sandbox = try InventorySandbox()
    try await sandbox.sh("(new r; echo 1 >>a; git add a; echo 2 >>b; >c; >d)")
    var row = Consolidation(name: "r", path: sandbox.path.appending("r"))
    (row.rev, row.autoUpdate) = ("main", true)
    let lines = try lines(row, try await sandbox.status())
    for line in [
      #""absentReason" : null,"#, #""autoUpdate" : true,"#, #""branch" : "main","#,
      #""changed" : 1,"#, #""conflicted" : 0,"#, #""detached" : false,"#, #""present" : true,"#,
      #""rev" : "main","#, #""staged" : 1,"#, #""stashes" : 0,"#, #""untracked" : 2,"#,
    ] {
      #expect(lines.contains(line), "\(line)")
    }
  }

  @Test(
    arguments: [
      ("no", true), ("NO", true), ("0", true), ("False", true), ("yes", false), ("", false),
      (nil, false),
      ("off", false),
    ] as [(String?, Bool)])
  func unlessEnvironmentSkipsAsSetupDoes(_ value: String?, _ isSkipped: Bool) {
    var row = Consolidation(name: "pilot", path: "/h/projects/pilot")
    row.unlessEnvironment = "OXIDE_STAFF"
    let environment = value.map { ["OXIDE_STAFF": $0] } ?? [:]
    let reason = row.absentReason(environment)
    #expect((reason != .notCloned) == isSkipped)
    if let value, isSkipped {
      #expect(reason.description == "setup skips it: OXIDE_STAFF is set to \"\(value)\"")
    }
  }

  @Test func aStatusSurvivesBeingSaved() async throws {
    let sandbox = try InventorySandbox()
    try await sandbox.sh("(new r; >c)")
    var status = try await sandbox.status()
    let saved = try JSONEncoder().encode(status)
    status.files = []
    #expect(try JSONDecoder().decode(RepositoryStatus.self, from: saved) == status)
  }
}
