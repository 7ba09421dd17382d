import Workbench

/// Follows a job on standard output until it ends.
struct JobFollower {
  var site: Site
  var id: JobID
  /// The gate whose log is followed as well, if the job builds one.
  var gate: String?

  /// Follows, and says how it ended.
  func follow() async throws(Problem) -> ExitStatus {
    .success
  }
}

extension JobFollower {
  init(site: Site, id: JobID, plan: Plan) {
    self.init(site: site, id: id, gate: plan.gate?.string)
  }
}
