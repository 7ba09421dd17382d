import SystemPackage

/// What plans share that run dmake in a gate outside of nightly.
struct ComponentWork {
  let shell: BuildShell
  let file: EnvironmentFile
  /// The steps before the first dmake.
  let preparation: [Step]

  /// Prepares to work in a gate.
  ///
  /// - Throws: ``Problem`` (refused) when there is no gate, or the machine is not one to build on.
  init(
    _ shell: BuildShell, _ gate: Gate, _ facts: BuildFacts, at site: Site
  ) throws(Problem) {
    try facts.checkGate(gate)
    self.shell = shell
    file = try facts.file(shell.kind, gate, on: site.machine)
    let requirements =
      shell.requirements(gate, file, facts, on: site.machine) + [
        .init("a nightly runs in this gate", .unlocked(gate.lock))
      ]
    preparation = [
      Step(
        "Check that dmake may run here",
        why: "nightly and dmake must not work in the same proto area.",
        .require(requirements), impact: .reads),
      .claim(gate, site.workspace), file.writing(over: facts.files[shell.kind]),
    ]
  }

  /// A command in a directory below usr/src, under bldenv.
  ///
  /// The text is for a POSIX shell, whatever the user's own is. `pwd` says where errors belong: the outermost dmake does not.
  func command(_ text: String, in directory: String) -> Command {
    shell.command(
      "cd \"$SRC\"/\(ShellWord.quoted(directory)) && pwd && \(text)", file: file, shell: "/bin/sh")
  }
}
