import Workbench

/// How far an installation is, as it is told without a screen: each part of it once, and each tenth of the packages.
struct InstallationProgress {
  private var stage: OnuProgress.Stage?
  private var tenth = -1

  /// What is new in what was printed so far, a line each.
  mutating func news(in text: String) -> [String] {
    let onu = OnuProgress(text)
    if let stage = onu.stage {
      guard stage != self.stage else { return [] }
      self.stage = stage
      return ["onu    \(stage.words)"]
    }
    let transfer = TransferProgress(text)
    guard let all = transfer.packages, all > 0, transfer.done * 10 / all > tenth else { return [] }
    tenth = transfer.done * 10 / all
    return ["done   \(transfer.done) of \(all) packages"]
  }
}

extension Site {
  /// The end of what a job has printed: 256 KiB hold all that is said of the packages of a build.
  func end(ofOutputOf job: Job) async throws -> String {
    try await run("tail -c 262144 \(ShellWord.quoted("\(job.folder)/out")) 2>/dev/null").text
  }

  /// The last lines of what a job has printed: as a rule they say why it failed.
  func lastWords(of job: Job) async throws -> [String] {
    try await end(ofOutputOf: job).split(whereSeparator: \.isNewline).suffix(6).map(String.init)
  }
}
