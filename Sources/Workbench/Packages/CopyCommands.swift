import SystemPackage

/// The commands that bring a repository to another machine, to be pasted there.
///
/// - Source: pkgrecv(1), pkgrepo(1): an archive, a depot and a folder are all taken as a source; a repository is plain files.
public struct CopyCommands: Hashable, Sendable {
  /// The repository.
  public var repository: PackageRepository
  /// What the other machine calls this one.
  public var host: String
  /// The port of a depot that serves packages, or that one would have.
  public var port: Int
  /// The folder on the other machine.
  public var target: String

  /// Makes the commands.
  ///
  /// - Parameter target: The folder on the other machine; one in /var/tmp if nil.
  public init(
    _ repository: PackageRepository, host: String, port: Int = DepotStart.usualPort,
    target: String? = nil
  ) {
    self.repository = repository
    self.host = host
    self.port = port
    self.target = target ?? "/var/tmp/\(repository.name)"
  }

  /// The page.
  public var page: CommandPage {
    CommandPage(sections: [
      .init("Its folder, over ssh: a repository is plain files", folder),
      .init("From a depot, without an account here", depot),
      .init("As one file, where there is no network between them", archive),
      .init("To install from it there", use),
    ])
  }

  private var folder: [CommandPage.Line] {
    let there = ShellWord.quoted("cd \(ShellWord.quoted(repository.path.string)) && tar cf - .")
    return [
      .init("It must not be there yet.", "mkdir -p \(quotedTarget)"),
      .init(
        "All of it through one pipe.", "ssh \(host) \(there) | (cd \(quotedTarget) && tar xf -)"),
      .init("Is it whole?", "pkgrepo info -s \(quotedTarget)"),
    ]
  }

  private var depot: [CommandPage.Line] {
    [
      .init(
        "Is a depot seen from here? heliosw depot start serves one.",
        "pkgrepo info -s \(address)"),
      .init("An empty repository to receive into.", "pkgrepo create \(quotedTarget)"),
      .init(
        "The newest of each package.", "pkgrecv -s \(address) -d \(quotedTarget) -m latest '*'"),
    ]
  }

  private var archive: [CommandPage.Line] {
    let file = "\(target).p5p"
    let name = repository.path.string
    return [
      .init(
        "On \(host): writes the file.",
        "heliosw packages archive -r \(ShellWord.quoted(name)) \(ShellWord.quoted(file))"),
      .init("Carry it over, by scp or otherwise; then there:", "pkgrepo create \(quotedTarget)"),
      .init(
        "An archive is a source like any other.",
        "pkgrecv -s \(ShellWord.quoted(file)) -d \(quotedTarget) '*'"),
    ]
  }

  private var use: [CommandPage.Line] {
    let publisher = repository.publishers?.first?.name ?? "on-nightly"
    return [
      .init(
        "Its packages are preferred from now on.",
        "pfexec pkg set-publisher -r -O \(ShellWord.quoted("file://\(target)")) --search-first "
          + ShellWord.quoted(publisher)),
      .init("What would change?", "pfexec pkg update -nv"),
    ]
  }

  private var address: String { ShellWord.quoted("http://\(host):\(port)") }
  private var quotedTarget: String { ShellWord.quoted(target) }
}
