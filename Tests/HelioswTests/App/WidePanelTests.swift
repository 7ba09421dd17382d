import HeliosTUI
import Testing
import Workbench

@testable import heliosw

/// Where the room is, what is known of the selected row stands beside the list.
@Suite struct WidePanelTests {
  private func lines(_ scene: Scene) throws -> [String] {
    try scene.bench(Size(columns: 200, rows: 60)).lines
  }

  /// The columns at which a text stands, and its row.
  private func place(of text: String, in lines: [String]) -> (row: Int, column: Int)? {
    for (row, line) in lines.enumerated() {
      if let range = line.firstRange(of: text) {
        return (row, line.distance(from: line.startIndex, to: range.lowerBound))
      }
    }
    return nil
  }

  @Test func theSelectedBootEnvironmentStandsBesideTheList() throws {
    let lines = try lines(.bootEnvironmentsTypical)
    let detail = try #require(place(of: "─ helios-2 ─", in: lines))
    let list = try #require(place(of: "BOOT ENVIRONMENT", in: lines))
    #expect(detail.row == list.row)
    #expect(detail.column > 110)
    let space = try #require(place(of: "─ Space ─", in: lines))
    #expect(space.row > list.row && space.column < 10)
    #expect(try #require(place(of: "stays: runs now", in: lines)).column < detail.column)
    #expect(place(of: "What was done", in: lines) != nil)
  }

  @Test func theSelectedRepositoryStandsBesideTheTable() throws {
    let lines = try lines(.packagesTypical)
    let detail = try #require(
      place(of: "what the last build without DEBUG has left in its gate", in: lines))
    #expect(detail.column > 110)
    let depot = try #require(place(of: "─ Depot ─", in: lines))
    #expect(depot.column > 110 && depot.row > detail.row)
    #expect(lines.filter { $0.contains("GET /on-nightly/file/1/") }.count == 20)
  }

  @Test func theStepsOfAnInstallationAreShown() throws {
    let lines = try lines(.packagesInstalling)
    #expect(place(of: "✓  1 Check that it can be done", in: lines) != nil)
    #expect(place(of: "update the packages: Download: 1100/2253 items", in: lines) != nil)
  }
}
