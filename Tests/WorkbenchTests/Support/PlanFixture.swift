import Foundation
import Testing
import Workbench

extension Plan {
  /// The script without the words that are the same in every plan.
  var ownScript: String {
    let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.firstIndex(where: { $0.hasPrefix("# --- what the words below") }),
      let last = lines.firstIndex(of: "# --- the plan ---")
    else { return script }
    return (lines[..<first] + lines[last...]).joined(separator: "\n")
  }

  /// Expects the script to be the one that a person has read, `Fixtures/plans/NAME.sh`; HELIOSW_DRAW writes it anew to be read.
  func expectRead(
    as name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = Fixture.folder.appending("plans/\(name).sh")
    if ProcessInfo.processInfo.environment["HELIOSW_DRAW"] != nil {
      try ownScript.write(toFile: file.string, atomically: true, encoding: .utf8)
    }
    #expect(
      try ownScript == Fixture.text("plans/\(name).sh"), "\(name)", sourceLocation: sourceLocation)
  }
}
