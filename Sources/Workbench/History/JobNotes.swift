import SystemPackage

/// Finds the jobs that builds ran in, and what these noted of the repositories.
public struct JobNotes: Sendable {
  /// The jobs of the machine.
  public var jobs: [Job]

  /// Makes notes of jobs.
  public init(_ jobs: [Job]) {
    self.jobs = jobs
  }

  /// How long after its job's last step began nightly may need for its first banner, in seconds.
  private static let patience = 120

  /// The job that a build ran in, if one did: of the same gate, and in the step that builds when the build began.
  public func job(of build: PastBuild) -> Job? {
    guard let began = build.startedAt else { return nil }
    return jobs.first { job in
      guard job.plan?.gate == build.identity.gate, let start = job.beganBuilding else {
        return false
      }
      return start <= began && began <= min(start + Self.patience, job.endedAt ?? .max)
    }
  }

  /// The notes of builds whose job is not known yet.
  public func notes(of builds: [PastBuild]) -> [History.JobNote] {
    builds.filter { $0.job == nil }.compactMap { build in
      guard let job = job(of: build) else { return nil }
      return History.JobNote(
        job: job.id.name, number: build.number, repositories: Self.repositories(in: job.folder))
    }
  }

  /// Reads what a job on this machine noted; nothing if it noted nothing.
  static func repositories(in folder: String) -> [PastRepository] {
    let file = FilePath(folder).appending(RepositoryNote.file)
    return file.bytes(limit: 1 << 20).map {
      RepositoryNote.read(String(decoding: $0, as: UTF8.self))
    }
      ?? []
  }
}
