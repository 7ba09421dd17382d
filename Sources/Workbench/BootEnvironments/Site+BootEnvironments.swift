extension Site {
  /// Asks for the boot environments of the machine, their snapshots and their space.
  ///
  /// - Throws: ``Problem`` (refused) on a machine without beadm, (failed) for an answer that can't be read.
  public func bootEnvironments() async throws(Problem) -> BootEnvironmentList {
    let name = machine.name
    let part = machine.root.appending("etc/default/be")
    let (environments, details, space, pool, namePart, notes, beingMade) = try await ask(
      Probe(Self.listScript) { (answer) throws(Problem) in
        try Self.environments(answer, on: name)
      },
      Probe("beadm list -H -a 2>/dev/null") { (answer) throws(Problem) in
        // Snapshots and datasets are worth having, but nothing stands or falls with them.
        (try? BeadmDetails(from: answer.text)) ?? BeadmDetails()
      },
      Probe(Self.spaceScript) { (answer) throws(Problem) in DatasetSpace.list(from: answer.text) },
      Probe(Self.poolScript) { (answer) throws(Problem) in PoolSpace(from: answer.text) },
      Probe("sed -n 's/^BENAME_STARTS_WITH=//p' \(part.quoted) 2>/dev/null") {
        (answer) throws(Problem) in
        answer.text.split(whereSeparator: \.isNewline).last.map(String.init)
      },
      Probe("cat \(BootEnvironmentNotes.file) 2>/dev/null") { (answer) throws(Problem) in
        BootEnvironmentNotes(from: answer.text)
      },
      Probe("\(ProcessWords.functions)\nwords_of bin/onu") { (answer) throws(Problem) in
        Self.targets(ofOnus: answer.text)
      })
    var list = BootEnvironmentList(
      environments, details: details, space: space, pool: pool, namePart: namePart, notes: notes)
    list.beingMade = beingMade
    return list
  }

  /// What stands behind the `-t` of each onu that runs.
  static func targets(ofOnus text: String) -> Set<String> {
    Set(
      text.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        guard words.contains(where: { $0.hasSuffix("bin/onu") }),
          let option = words.firstIndex(of: "-t")
        else { return nil }
        return words.dropFirst(option + 1).first.map(String.init)
      })
  }

  /// The list, or what beadm complains of: warnings beside a list are not to be taken for a part of it.
  private static let listScript = """
    command -v beadm >/dev/null 2>&1 || exit 127
    list=$(beadm list -H 2>/dev/null)
    status=$?
    if [ "$status" = 0 ]; then printf '%s\\n' "$list"; else beadm list -H 2>&1 >/dev/null; fi
    exit "$status"
    """

  /// The folder of all boot environments, as the dataset of the first one tells it.
  private static let container = """
    dataset=$(beadm list -H -d 2>/dev/null | sed -n '1s/^[^;]*;\\([^;]*\\).*/\\1/p')
    case $dataset in */*) ;; *) exit 1 ;; esac
    """

  private static let spaceScript = """
    \(container)
    zfs list -Hp -r -t filesystem,snapshot -o \(DatasetSpace.properties) "${dataset%/*}" 2>/dev/null
    """

  private static let poolScript = """
    \(container)
    zpool list -Hp -o name,size,free "${dataset%%/*}" 2>/dev/null
    """

  private static func environments(
    _ answer: ScriptAnswer, on machine: String
  ) throws(Problem) -> [BootEnvironment] {
    let text = answer.text
    switch Int(answer.status) {
    case 0: break
    case 127:
      throw Problem(
        .refused, "\(machine) has no boot environments: there is no beadm.",
        hint: "They belong to Helios; heliosw demo shows them on a simulated machine.")
    case BeadmStatus.noEnvironment.rawValue: return []
    case let status:
      let reason = BeadmStatus(rawValue: status)?.words ?? "status \(status)"
      throw Problem(
        .failed, "The boot environments of \(machine) can't be listed: \(reason).",
        hint: text.split(whereSeparator: \.isNewline).first.map { "beadm says: \($0)" })
    }
    do {
      return try BootEnvironment.list(from: text)
    } catch {
      throw Problem(
        .failed, "What beadm lists on \(machine) can't be understood: \(error.words).",
        hint: "beadm list -H prints it; a newer heliosw may know its form.")
    }
  }
}
