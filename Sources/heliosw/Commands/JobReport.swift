import Workbench

/// A job as JSON.
struct JobReport: Encodable {
  var id: String
  var title: String
  var recipe: Known<String>
  var machine: Known<String>
  var workspace: Known<String>
  var gate: Known<String>
  var state: String
  var status: Known<Int32>
  var folder: String
  var startedAt: Known<String>
  var endedAt: Known<String>
  var processGroup: Known<Int>
  var endedWithTheMachine: Bool
  var steps: [StepReport]

  struct StepReport: Encodable {
    var number: Int
    var title: String
    var state: String
    var status: Known<Int>
    var reason: Known<String>
    var advice: Known<String>
  }

  init(_ job: Job) {
    id = job.id.name
    title = job.title
    recipe = Known(job.plan?.recipe)
    machine = Known(job.plan?.machine)
    workspace = Known(job.plan?.workspace)
    gate = Known(job.plan?.gate)
    state = job.state.word
    if case .done(let code) = job.state { status = Known(code) } else { status = Known(nil) }
    folder = job.folder
    startedAt = Known(moment: job.startedAt)
    endedAt = Known(moment: job.endedAt)
    processGroup = Known(job.processGroup)
    endedWithTheMachine = job.endedWithTheMachine
    steps = job.stepStates.map {
      StepReport(
        number: $0.number, title: $0.title, state: $0.state.rawValue, status: Known($0.status),
        reason: Known($0.reason), advice: Known($0.advice))
    }
  }
}
