import HeliosTUI
import Workbench

extension Errand {
  /// A job that has the terminal.
  init(of job: TerminalJob) {
    self.init(argv: job.argv, environment: job.environment, directory: job.folder.string)
  }
}

extension Errand {
  /// A job that has the terminal until the workbench comes back.
  init(of job: TerminalJob, on place: AppState.Place) {
    self.init(of: job)
    let machine = place.isSimulated ? "\(place.machine), simulated" : place.machine
    notice = "\(job.title) on \(machine). heliosw comes back when it ends."
    pause = .onFailure
  }
}
