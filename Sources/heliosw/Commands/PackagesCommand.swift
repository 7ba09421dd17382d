import ArgumentParser
import HeliosTUI
import Workbench

/// `heliosw packages`: the package repositories of the workspace, and what is in them.
struct PackagesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: PackagesFamily.name, abstract: PackagesFamily.summary,
    subcommands: [
      PackagesListCommand.self, PackagesInfoCommand.self, PackagesContentsCommand.self,
      PackagesSearchCommand.self, PackagesDiffCommand.self, PackagesVerifyCommand.self,
      PackagesCopyCommand.self,
    ] + Heliosw.recipeCommands(of: PackagesFamily.self),
    defaultSubcommand: PackagesListCommand.self)
}

/// Which repository a command looks into.
struct RepositoryOption: ParsableArguments {
  @Option(
    name: [.customShort("r"), .long],
    help: "Its name in the list, or its path; the newest of the gate if none is given.")
  var repository: String?
}

/// `heliosw packages list`.
struct PackagesListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the package repositories: what each holds, of which build, and if it is stale.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print JSON.") var json = false

  func run() async throws {
    try await reporting {
      let wiring = try await Wiring.find(common)
      let site = wiring.site
      let list = try await wiring.repositories()
      guard !json else { return Console.print(try JSON.text(RepositoriesReport(list))) }
      guard !list.repositories.isEmpty else {
        return Console.print(
          "No package repository yet. heliosw build-illumos -q makes one, heliosw setup the others."
        )
      }
      Console.print(
        RepositoryTable.text(
          list, root: site.workspace.root, now: Moment.now, columns: Console.columns))
    }
  }
}

/// `heliosw packages info`.
struct PackagesInfoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Show packages of a repository with version, date and summary.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var repository: RepositoryOption
  @Flag(help: "Print JSON.") var json = false
  @Argument(help: "Which packages; * and ? stand for text, as pkg has them.") var pattern: String?

  func run() async throws {
    try await reporting {
      let site = try await Wiring.find(common).site
      let source = try await site.repositories().need(repository.repository, in: site.workspace)
      let packages = try await site.packages(in: source, matching: pattern)
      guard !json else {
        return Console.print(try JSON.text(PackagesReport(source, packages)))
      }
      for package in packages {
        let state = package.state == .present ? "" : "  \(package.state.rawValue)"
        let words = "\(package.name.padded(to: 44))\(package.version.padded(to: 24))"
        Console.print(
          Console.neutral("\(words)\(package.timestamp)\(state)  \(package.summary ?? "")"))
      }
    }
  }
}

/// `heliosw packages contents`.
struct PackagesContentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contents", abstract: "Show what packages bring, as pkg contents does.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var repository: RepositoryOption
  @Option(name: [.customShort("t"), .long], help: "What sort: file, link, hardlink or dir.")
  var type: [String] = []
  @Flag(help: "Print JSON.") var json = false
  @Argument(help: "Which packages, such as '*microcode*'.") var pattern: String

  func run() async throws {
    try await reporting {
      let kinds = try type.map { word in
        guard let kind = PackageContent.Kind(rawValue: word) else {
          throw Problem(.usage, "\(word) is no sort of content: file, link, hardlink and dir are.")
        }
        return kind
      }
      let site = try await Wiring.find(common).site
      let source = try await site.repositories().need(repository.repository, in: site.workspace)
      let contents = try await site.contents(
        of: source, matching: pattern, kinds: kinds.isEmpty ? [.file, .link, .hardlink] : kinds)
      guard !json else {
        return Console.print(try JSON.text(ContentsReport(source, contents)))
      }
      for content in contents { Console.print(Console.neutral(content.path)) }
    }
  }
}

/// `heliosw packages search`.
struct PackagesSearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Tell which package brings a file.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var repository: RepositoryOption
  @Flag(help: "Print JSON.") var json = false
  @Argument(help: "Its path, or its last part; * and ? stand for text.") var file: String

  func run() async throws {
    try await reporting {
      let site = try await Wiring.find(common).site
      let source = try await site.repositories().need(repository.repository, in: site.workspace)
      let contents = try await site.contents(of: source, path: file)
      guard !json else {
        return Console.print(try JSON.text(ContentsReport(source, contents)))
      }
      guard !contents.isEmpty else {
        throw Problem(
          .failed, "No package of \(source.name) brings \(file).",
          hint: "* stands for any text, as in '*/ixgbe'; quote it for the shell.")
      }
      for content in contents {
        Console.print(Console.neutral("\(content.package.padded(to: 40))\(content.path)"))
      }
    }
  }
}

/// `heliosw packages diff`.
struct PackagesDiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compare two repositories: packages, versions and files.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print JSON.") var json = false
  @Argument(help: "The older repository.") var old: String
  @Argument(help: "The newer one.") var new: String

  func run() async throws {
    try await reporting {
      let site = try await Wiring.find(common).site
      let list = try await site.repositories()
      let (from, to) = (
        try list.need(old, in: site.workspace), try list.need(new, in: site.workspace)
      )
      let difference = PackageDifference(
        from: (try await site.packages(in: from), try await site.contents(of: from)),
        to: (try await site.packages(in: to), try await site.contents(of: to)))
      Console.print(
        json ? try JSON.text(DifferenceReport(from, to, difference)) : difference.text)
    }
  }
}

/// `heliosw packages copy`.
struct PackagesCopyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "Print the commands that bring a repository to another machine, to be pasted there.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var repository: RepositoryOption
  @Option(help: "How the other machine calls this one.") var host: String?
  @Option(help: "The folder on the other machine; one in /var/tmp if left out.") var to: String?
  @Flag(help: "Print JSON.") var json = false

  func run() async throws {
    try await reporting {
      let site = try await Wiring.find(common).site
      let source = try await site.repositories().need(repository.repository, in: site.workspace)
      let name: String
      if let host { name = host } else { name = try await site.depotHost() }
      let port = try await site.depots().first?.port ?? DepotStart.usualPort
      if let to, !to.hasPrefix("/") {
        throw Problem(.usage, "\(to) is no folder of another machine: it must begin with /.")
      }
      try CopyCommands(source, host: name, port: port, target: to).page.print(asJSON: json)
    }
  }
}

/// `heliosw packages verify`.
struct PackagesVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Tell whether the machine runs an own build; ends with 1 if it does not.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print JSON.") var json = false

  func run() async throws {
    try await reporting {
      let running = try await Wiring.find(common).site.runningSystem()
      if json {
        Console.print(try JSON.text(RunningReport(running)))
      } else {
        Console.print(Console.neutral(running.words))
        if let kernel = running.kernel { Console.print(Console.neutral(kernel)) }
      }
      if !running.isOwnBuild { throw ExitStatus.failed.code }
    }
  }
}

extension Wiring {
  /// The package repositories, with the numbers that the history has for the builds they come from.
  func repositories() async throws -> RepositoryList {
    var list = try await site.repositories()
    list.builds = try await HistoryKeeper(site, environment: process.variables).refresh() ?? []
    return list
  }
}
