import SystemPackage

/// What must be installed, and what a person must be allowed.
extension Doctor {
  static let tools: [DoctorCheck] = [
    DoctorCheck(
      "illumos-tools", "Build tools", why: "Compilers, dmake's helpers and headers come with them.",
      stops: [.build],
      script: { _ in
        """
        command -v pkg >/dev/null || { echo none; exit; }
        for name in build-essential illumos-tools; do pkg list -H $name >/dev/null 2>&1 || echo $name; done
        """
      },
      judge: { answer, _ in
        let missing = answer.text.split(whereSeparator: \.isNewline).map(String.init)
        guard !missing.isEmpty else { return .ok("build-essential, illumos-tools") }
        guard missing != ["none"] else { return .unknown("there is no pkg here") }
        return .problem(
          "\(missing.joined(separator: " and ")) not installed",
          .commands(
            [Command(["pfexec", "pkg", "install"] + missing)], title: "Install the build tools",
            impact: .replacesSystem,
            undo: .command(Command(["pfexec", "pkg", "uninstall"] + missing))))
      }),
    DoctorCheck(
      "rust", "Rust", why: "image-builder, bootserver, pinprick and others are written in it.",
      stops: [.setup, .image],
      script: { _ in "rustup --version; cargo --version" },
      judge: { answer, _ in
        let lines = answer.text.split(whereSeparator: \.isNewline).map(String.init)
        let missing = ["rustup", "cargo"].filter { name in
          !lines.contains { $0.hasPrefix("\(name) ") }
        }
        guard missing.isEmpty else {
          return .problem(
            "no \(missing.joined(separator: ", no "))",
            .advice("Install rustup as https://rustup.rs says, and log in anew."))
        }
        return .ok(
          lines.map { String($0.prefix { $0 != "(" }).trimmedBlanks }.joined(separator: ", "))
      }),
    DoctorCheck(
      "pfexec", "Privileges", why: "onu, boot environments and images are made as root, by pfexec.",
      stops: [.install, .image],
      script: { _ in "pfexec id -u" },
      judge: { answer, _ in
        switch answer.text.trimmedLine {
        case "0": return .ok("pfexec gives root's")
        case "": return .unknown("there is no pfexec here")
        case let user:
          return .problem(
            "pfexec runs as user \(user)",
            .advice("As root: usermod -P 'Primary Administrator' NAME; then log in anew."))
        }
      }),
    DoctorCheck(
      "git-identity", "git identity", why: "Without name and address git commits nothing.",
      script: { _ in "git config --get user.name; echo; git config --get user.email" },
      judge: { answer, _ in
        let parts = answer.text.split(whereSeparator: \.isNewline)
        guard parts.count == 2 else {
          return .warn(
            "user.name or user.email is not set",
            .advice("git config --global user.name 'NAME'; git config --global user.email ADDRESS"))
        }
        return .ok("\(parts[0]) <\(parts[1])>")
      }),
    DoctorCheck(
      "agent", "ssh agent",
      why: "Private repositories are cloned over ssh, and a job can't be asked for a passphrase.",
      script: { _ in
        """
        ssh-add -l >/dev/null 2>&1; echo "agent $?"
        for key in "$HOME"/.ssh/id_*; do test ! -f "$key" || echo key; done
        test -z "$jobs" || cat "${jobs%/jobs}/switches" 2>/dev/null
        for name in OXIDE_STAFF BUILD_OS; do eval "test -z \\"\\${$name+x}\\" || echo $name=\\$$name"; done
        """
      }, judge: { answer, place in agent(answer, place) }),
  ]

  private static func agent(_ answer: ScriptAnswer, _ place: DoctorPlace) -> Diagnosis {
    let switches = SetupSwitches(text: answer.text)
    let wanted = place.consolidations.filter {
      $0.usesSSH && $0.absentReason(switches.values) == .notCloned
    }
    guard !wanted.isEmpty else { return .ok("not needed: nothing is cloned over ssh") }
    let lines = answer.text.split(whereSeparator: \.isNewline)
    if lines.contains("agent 0") { return .ok("has keys") }
    let names = wanted.map(\.name).joined(separator: ", ")
    if lines.contains("key") { return .ok("none, but there are keys in ~/.ssh") }
    return .warn(
      "no agent with keys, for \(names)",
      .advice(
        "ssh -A brings yours along; heliosw setup --attached can use it, --no-staff does without."))
  }
}

extension String {
  /// The text without blanks at its end.
  var trimmedBlanks: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
