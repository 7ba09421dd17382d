import Workbench

/// How a job has ended, as JSON: the job, and for one that ran dmake what it came to.
struct JobOutcomeReport: Encodable {
  let format = 1
  var job: JobReport
  var errors: Known<[Failure]>
  var installed: Known<Installed>

  /// An error and where it belongs; lines count from 1.
  struct Failure: Encodable {
    var line: Known<Int>
    var component: Known<String>
    var text: String
  }

  /// What was installed below a folder.
  struct Installed: Encodable {
    var folder: String
    var files: [File]
  }

  /// A file that was installed.
  struct File: Encodable {
    var path: String
    var sizeInBytes: Int64
  }

  init(_ job: Job, _ result: JobResult?) {
    self.job = JobReport(job)
    errors = Known(
      result?.errors.map {
        Failure(
          line: Known($0.line.number.map { $0 + 1 }), component: Known($0.component),
          text: $0.line.text)
      })
    installed = Known(
      result?.changes.map { changes in
        Installed(
          folder: changes.folder,
          files: changes.files.map { File(path: $0.path, sizeInBytes: $0.sizeInBytes) })
      })
  }
}

extension JobResult {
  /// What it came to, a line each.
  var lines: [String] {
    errors.map { error in
      let place = error.component.map { "\($0): " } ?? ""
      return "error  \(Console.neutral(place + error.line.text))"
    }
      + (changes?.files ?? []).map { file in
        let name = Console.neutral(file.path)
        return "file   \(name)  \(Words.size(file.sizeInBytes))  \(file.time)"
      }
  }
}
