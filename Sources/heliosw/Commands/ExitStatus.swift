import ArgumentParser
import Workbench

/// The exit statuses of every command.
enum ExitStatus: Int32 {
  /// All went well.
  case success = 0
  /// Something failed.
  case failed = 1
  /// It was built, and checks failed.
  case checksFailed = 3
  /// It was interrupted or stopped.
  case interrupted = 4
  /// It was refused, and nothing was touched.
  case refused = 5
  /// A job was lost, or a machine can't be reached.
  case lost = 6
  /// The words of the command line can't be understood.
  case usage = 64
  /// ^C ended the following; the job goes on.
  case leftRunning = 130

  /// The status as the error that ends a command.
  var code: ExitCode { ExitCode(rawValue) }

  /// The status for a kind of problem.
  init(_ kind: Problem.Kind) {
    self =
      switch kind {
      case .failed: .failed
      case .refused: .refused
      case .usage: .usage
      case .unreachable: .lost
      }
  }

  /// The status for how a job ended.
  init(_ state: JobState) {
    self =
      switch state {
      case .running, .stopping: .leftRunning
      case .done(0): .success
      case .done(5): .refused
      case .done: .failed
      case .stopped: .interrupted
      case .lost: .lost
      }
  }
}

/// Runs the body of a command; a problem is printed in a person's words and becomes the exit status.
func reporting(_ body: () async throws -> Void) async throws {
  do {
    try await body()
  } catch let problem as Problem {
    throw complain(problem)
  } catch let failure as LogProblem {
    throw complain(failure.problem)
  }
}

/// Prints a problem, and gives the exit status for it.
private func complain(_ problem: Problem) -> ExitCode {
  Console.complain(problem.description)
  return ExitStatus(problem.kind).code
}
