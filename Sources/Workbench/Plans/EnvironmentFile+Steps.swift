import SystemPackage

extension EnvironmentFile {
  /// The step that writes the file, with what it changes in one that is there.
  func writing(over present: PresentFile?) -> Step {
    Step(
      "Write \(kind.environmentFileName)",
      why: (["nightly and bldenv take their options, compilers and versions from this file."]
        + present.changes(to: contents)).joined(separator: "\n"),
      .write(path, contents: contents), impact: .writes, undo: Step.oldFileIsKept)
  }

  /// The step that leaves the file as it is.
  func keeping(_ present: PresentFile?) -> Step {
    guard let present else { return writing(over: nil) }
    let difference = LineDifference(from: contents, to: present.contents).lines
    return Step(
      "Keep \(kind.environmentFileName)",
      why: ([
        difference.isEmpty
          ? "It is as it would be written." : "It differs from what would be written:"
      ] + difference).joined(separator: "\n"),
      .skip(reason: "\(kind.environmentFileName) is used as it is"), impact: .reads)
  }

  /// What must still be so when the step runs: the text that was shown.
  func requirements(over present: PresentFile?, isKept: Bool = false) -> [Step.Requirement] {
    isKept || present?.contents != contents ? present.requirements(at: path) : []
  }
}
