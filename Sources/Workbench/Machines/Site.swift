/// A workspace on a machine, and the way there.
public struct Site: Sendable {
  /// The machine.
  public var machine: Machine
  /// The workspace on it.
  public var workspace: Workspace
  /// How scripts get there.
  public var transport: any Transport
  /// How long an answer may take.
  public var patience: Duration
  /// A command of the user's own that jobs run at their end.
  public var afterwards: Command?
  /// How many ended jobs stay when older ones are removed.
  public var keptJobs = 100

  /// Makes a site.
  public init(
    machine: Machine, workspace: Workspace, transport: any Transport,
    patience: Duration = .seconds(20)
  ) {
    self.machine = machine
    self.workspace = workspace
    self.transport = transport
    self.patience = patience
  }

  /// Runs a script on the machine, with its PATH and its folders set.
  ///
  /// - Throws: ``Problem`` (unreachable) when the shell can't be started or the deadline passes.
  public func run(_ script: String) async throws(Problem) -> ScriptAnswer {
    do {
      return try await transport.run("\(machine.scriptHeading)\n\(script)", deadline: patience)
    } catch {
      throw Self.problem(with: machine, error)
    }
  }

  /// What the machine calls itself, as nightly's lock has it.
  public func nodeName() async throws(Problem) -> String {
    try await run("uname -n").text.filter { !$0.isNewline }
  }

  /// Asks several probes in one script.
  ///
  /// - Throws: ``Problem`` when the machine can't be asked, the answer is cut short, or a reader refuses its part.
  public func ask<each Answer>(
    _ probes: repeat Probe<each Answer>
  ) async throws(Problem) -> (repeat each Answer) {
    var parts: [String] = []
    for probe in repeat each probes { parts.append(probe.script) }
    let frame = ProbeFrame()
    let whole = try await run(frame.script(of: parts))
    var answers = frame.answers(in: whole.output)[...]
    let asked = parts.count
    guard answers.count == asked else {
      throw Problem(
        .failed, "\(machine.name) broke off its answer: \(answers.count) of \(asked) parts came.",
        hint: whole.complaint.isEmpty ? nil : whole.complaint)
    }
    func next<One>(_ probe: Probe<One>) throws(Problem) -> One {
      try probe.read(answers.removeFirst())
    }
    return (repeat try next(each probes))
  }

  /// Asks any number of probes of one kind in one script.
  ///
  /// - Throws: ``Problem`` as above.
  public func ask<Answer>(all probes: [Probe<Answer>]) async throws(Problem) -> [Answer] {
    let frame = ProbeFrame()
    let whole = try await run(frame.script(of: probes.map(\.script)))
    let answers = frame.answers(in: whole.output)
    guard answers.count == probes.count else {
      throw Problem(
        .failed,
        "\(machine.name) broke off its answer: \(answers.count) of \(probes.count) parts came.",
        hint: whole.complaint.isEmpty ? nil : whole.complaint)
    }
    var read: [Answer] = []
    for (probe, answer) in zip(probes, answers) { read.append(try probe.read(answer)) }
    return read
  }

  private static func problem(with machine: Machine, _ failure: TransportFailure) -> Problem {
    switch failure {
    case .deadline(let limit):
      Problem(
        .unreachable, "\(machine.name) did not answer within \(limit).",
        hint: "Nothing was changed; ask again.")
    case .notStarted(let reason):
      Problem(.unreachable, "A shell on \(machine.name) could not be started: \(reason).")
    case .tooLong(let limit):
      Problem(.failed, "\(machine.name) answered with more than \(limit >> 20) MiB.")
    }
  }
}

extension Site: ScriptRunner {
  /// Runs a script on the machine, with its PATH and its folders set, and hands over what it prints as it comes.
  public func run(
    _ script: String, onOutput: @Sendable ([UInt8]) -> Void
  ) async throws -> Int32 {
    try await transport.run("\(machine.scriptHeading)\n\(script)", onOutput: onOutput)
  }
}
