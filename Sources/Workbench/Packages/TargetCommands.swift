/// The commands that install from a depot on another machine, to be pasted there.
///
/// - Source: the README of oxidecomputer/helios, "Option 2: onto another machine".
public struct TargetCommands: Hashable, Sendable {
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
  private var first: [CommandPage.Line] {
    [
      .init("Is the depot seen from here?", "pkgrepo info -s \(quotedAddress)"),
      .init(
        "Its packages are preferred from now on.",
        "pfexec pkg set-publisher -r -O \(quotedAddress) --search-first on-nightly"),
      .init(
        "Packages may change from \(publisher) to on-nightly.",
        "pfexec pkg set-publisher -r --non-sticky \(publisher)"),
      .init(
        "Only where it is installed: it pins versions.",
        "pkg list -q entire && pfexec pkg uninstall entire"),
    ]
  }

  /// For the first update and for every later one.
  private var update: [CommandPage.Line] {
    [
      .init("What would change?", "pfexec pkg update -nv"),
      .init("Into a new boot environment.", "pfexec pkg update -v"),
      .init("Be on the console.", "pfexec reboot"),
    ]
  }

  /// Afterwards.
  private var check: [CommandPage.Line] {
    [
      .init("The build's version?", "uname -v"),
      .init("From on-nightly, numbered 999999?", "pkg list -Hv system/kernel"),
    ]
  }

  /// To go back.
  private var undo: [CommandPage.Line] {
    [
      .init("OLD is the boot environment of before.", "pfexec beadm activate OLD"),
      .init("Into OLD, whose publishers are still those of \"Once\".", "pfexec reboot"),
      .init("There: the depot is forgotten.", "pfexec pkg unset-publisher on-nightly"),
      .init(
        "\(publisher) keeps its packages again.",
        "pfexec pkg set-publisher -r --sticky \(publisher)"),
    ]
  }

  /// The page.
  public var page: CommandPage {
    CommandPage(sections: [
      .init("Once", first), .init("Each time", update), .init("Afterwards", check),
      .init("To go back", undo),
    ])
  }

  private var quotedAddress: String { ShellWord.quoted(address) }
}
