import SystemPackage

/// What must be known of a machine and a workspace before `setup` can be planned.
public struct SetupFacts: Hashable, Sendable {
  /// What stands where the workspace is to be.
  public enum Root: String, Hashable, Sendable {
    /// A helios checkout.
    case workspace
    /// Nothing, or an empty folder.
    case free
    /// Something else.
    case other
  }

  /// What stands where the workspace is to be.
  public var root = Root.workspace
  /// What `/etc/os-release` says; empty if there is none.
  public var osRelease = ""
  /// What `psrinfo -t` prints, as a number.
  public var processors: Int?
  /// The folder where heliosw keeps its state on the machine; nil where neither XDG_STATE_HOME nor HOME says.
  public var stateFolder: FilePath?
  /// The switches that are kept there.
  public var kept = SetupSwitches()
  /// The variables that are set for this run alone.
  public var environment = SetupSwitches()
  /// The consolidations, without the helios checkout itself.
  public var consolidations: [Consolidation] = []
  /// What `cksum` says of `config/projects.toml`.
  public var projectsSum = ""
  /// What stands at the place of each consolidation, by its name.
  public var clones: [String: CloneFacts] = [:]
  /// The files that `setup` writes, by their path; those that are not there are missing.
  public var files: [FilePath: PresentFile] = [:]
  /// Where links that `setup` makes lead, by their path.
  public var links: [FilePath: String] = [:]
  /// Which of the folders and files that it asks about are there.
  public var present: Set<FilePath> = []

  /// Makes facts of nothing.
  public init() {}

  /// What a variable of `unless_env` is set to: for this run, or else as it is kept.
  var switches: SetupSwitches { environment.over(kept) }
}

extension SetupFacts {
  /// Asks the machine: first what it is and which consolidations there are, then about each of them.
  static func ask(_ site: Site) async throws(Problem) -> SetupFacts {
    var facts = SetupFacts()
    let projects: String
    (facts.root, facts.osRelease, facts.processors, (facts.stateFolder, facts.kept), projects) =
      try await site.ask(
        Self.root(site.workspace), Self.text(of: site.machine.osRelease),
        Probe("psrinfo -t 2>/dev/null") { (answer) throws(Problem) in
          Int(answer.text.filter { !$0.isWhitespace })
        }, Self.kept, Self.text(of: site.workspace.projectsFile))
    guard facts.root == .workspace else { return facts }
    let file = try ProjectsFile(text: projects, path: site.workspace.projectsFile)
    facts.consolidations = file.consolidations(in: site.workspace).filter {
      $0.origin == .projectsFile
    }
    try await facts.askAboutClones(site)
    try await facts.askAboutFiles(site)
    return facts
  }

  private mutating func askAboutClones(_ site: Site) async throws(Problem) {
    var variables = Set(consolidations.compactMap(\.unlessEnvironment))
    variables = variables.filter { SetupSwitches.isName($0) }
    let shown = variables.sorted().map { "test -z \"${\($0)+x}\" || echo \"\($0)=$\($0)\"" }
    let sum = "cksum <\(site.workspace.projectsFile.quoted)"
    let answers = try await site.ask(
      all: consolidations.map { CloneFacts.probe($0, in: site.workspace) })
    clones = Dictionary(zip(consolidations.map(\.name), answers)) { first, _ in first }
    (environment, projectsSum) = try await site.ask(
      Probe((shown + [":"]).joined(separator: "\n")) { (answer) throws(Problem) in
        SetupSwitches(text: answer.text)
      },
      Probe(sum) { (answer) throws(Problem) in answer.text.trimmedLine })
  }

  private mutating func askAboutFiles(_ site: Site) async throws(Problem) {
    let places = SetupPlaces(site.workspace, consolidations)
    let found = try await site.ask(all: places.files.map(PresentFile.probe))
    for (path, file) in zip(places.files, found) { files[path] = file }
    let targets = try await site.ask(all: places.links.map { Self.target(of: $0) })
    for (path, target) in zip(places.links, targets) { links[path] = target }
    let others = places.others + [stateFolder].compactMap(\.self)
    let answers = try await site.ask(
      all: others.map { path in
        Probe("test -e \(path.quoted)") { (answer) throws(Problem) in answer.status == 0 }
      })
    present = Set(zip(others, answers).filter(\.1).map(\.0))
  }

  private static func root(_ workspace: Workspace) -> Probe<Root> {
    let script = """
      if [ -f \(workspace.projectsFile.quoted) ]; then echo workspace
      elif [ -z "$(ls -A \(workspace.root.quoted) 2>/dev/null)" ] && [ ! -f \(workspace.root.quoted) ]; then echo free
      else echo other; fi
      """
    return Probe(script) { (answer) throws(Problem) in
      Root(rawValue: answer.text.trimmedLine) ?? .other
    }
  }

  /// The state folder, and the switches kept in it.
  static let kept = Probe(
    #"test -z "$jobs" || { echo "${jobs%/jobs}"; cat "${jobs%/jobs}/switches" 2>/dev/null; }"#
  ) { (answer) throws(Problem) -> (FilePath?, SetupSwitches) in
    let lines = answer.text.split(separator: "\n", maxSplits: 1).map(String.init)
    return (
      lines.first.map { FilePath($0) }, SetupSwitches(text: lines.count > 1 ? lines[1] : "")
    )
  }

  private static func text(of path: FilePath) -> Probe<String> {
    Probe("cat \(path.quoted) 2>/dev/null") { (answer) throws(Problem) in answer.text }
  }

  /// Where a link leads, nil where there is no link.
  private static func target(of path: FilePath) -> Probe<String?> {
    let script = "test -h \(path.quoted) && ls -l \(path.quoted) | sed -n 's/.* -> //p'"
    return Probe(script) { (answer) throws(Problem) in
      answer.status == 0 ? answer.text.trimmedLine : nil
    }
  }
}

extension Site {
  /// The switches that were kept on the machine, under those that this run was started with.
  ///
  /// - Throws: ``Problem`` when the machine can't be asked.
  public func switches(over environment: [String: String]) async throws(Problem) -> SetupSwitches {
    SetupSwitches(environment).over(try await ask(SetupFacts.kept).1)
  }
}

extension String {
  /// The text without line breaks at its end.
  var trimmedLine: String {
    var text = self
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
