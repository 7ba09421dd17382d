/// The commands that install from a depot on another machine, to be pasted there.
///
/// - Source: the README of oxidecomputer/helios, "Option 2: onto another machine".
public struct TargetCommands: Hashable, Sendable {
  /// A command, and what it is for.
  public struct Line: Hashable, Sendable {
    /// What it is for, in a sentence.
    public var why: String
    /// The command, as it is typed.
    public var command: String
  }

  /// The depot's address.
  public var address: String
  /// The release of Helios that the target runs.
  public var release: HeliosRelease

  /// Makes the commands.
  public init(address: String, release: HeliosRelease) {
    self.address = address
    self.release = release
  }

  /// The publisher that the target's own packages have.
  ///
  /// - Source: helios tools/helios-build/src/main.rs: `helios-dev` on 1 and 2, `helios` on 3.
  public var publisher: String { release.publisher }

  /// Once, before the first update.
  public var first: [Line] {
    [
      Line(why: "Is the depot seen from here?", command: "pkgrepo info -s \(quotedAddress)"),
      Line(
        why: "Its packages are preferred from now on.",
        command: "pfexec pkg set-publisher -r -O \(quotedAddress) --search-first on-nightly"),
      Line(
        why: "Packages may change from \(publisher) to on-nightly.",
        command: "pfexec pkg set-publisher -r --non-sticky \(publisher)"),
      Line(
        why: "Only where it is installed: it pins versions.", command: "pfexec pkg uninstall entire"
      ),
    ]
  }

  /// For the first update and for every later one.
  public var update: [Line] {
    [
      Line(why: "What would change?", command: "pfexec pkg update -nv"),
      Line(why: "Into a new boot environment.", command: "pfexec pkg update -v"),
      Line(why: "Be on the console.", command: "pfexec reboot"),
    ]
  }

  /// Afterwards.
  public var check: [Line] {
    [
      Line(why: "The build's version?", command: "uname -v"),
      Line(
        why: "From on-nightly, numbered 999999?", command: "pkg list -Hv system/kernel"),
    ]
  }

  /// To go back.
  public var undo: [Line] {
    [
      Line(why: "OLD is the boot environment of before.", command: "pfexec beadm activate OLD"),
      Line(why: "The depot is forgotten.", command: "pfexec pkg unset-publisher on-nightly"),
      Line(
        why: "\(publisher) keeps its packages again.",
        command: "pfexec pkg set-publisher -r --sticky \(publisher)"),
      Line(why: "Into OLD.", command: "pfexec reboot"),
    ]
  }

  /// All of it under headings, as plain text that a shell can take: reasons are comments.
  public var text: String {
    [("Once", first), ("Each time", update), ("Afterwards", check), ("To go back", undo)]
      .map { title, lines in
        "# --- \(title)\n"
          + lines.map { "# \($0.why)\n\($0.command)" }.joined(separator: "\n")
      }.joined(separator: "\n\n")
  }

  private var quotedAddress: String { ShellWord.quoted(address) }
}
