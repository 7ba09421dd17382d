import SystemPackage

extension Site {
  /// Asks which package repositories the workspace has, what is in them, and which build they come from.
  public func repositories() async throws(Problem) -> RepositoryList {
    let (hasTools, list) = try await ask(
      Probe("command -v pkgrepo >/dev/null 2>&1") { (answer) throws(Problem) in
        answer.status == 0
      },
      Probe(Self.repositoryScript(workspace)) { (answer) throws(Problem) in
        PackageRepository.list(from: answer.text)
      })
    return RepositoryList(list, hasTools: hasTools)
  }

  /// What transformations and copies that broke off have left, without a look into it: that takes pkg5's tools a second each.
  public func halfMadeRepositories() async throws(Problem) -> [PackageRepository] {
    PackageRepository.list(
      from: try await run(
        """
        \(ProcessWords.functions)
        \(Self.aLine)
        repository() { # KIND PATH
          case $2 in *"$line"*) ;; *) printf 'repository %s %s\\n' "$1" "$2" ;; esac
        }
        \(Self.halfMadeScript(workspace))
        exit 0
        """
      ).text)
  }

  /// A text that is another one when boot environments or repositories have changed: cheap enough to be asked for every other second.
  public func packagesPulse() async throws(Problem) -> String {
    let folders =
      workspace.gates.flatMap { gate in
        [Gate.Variant.nonDebug, .debug].map { gate.packageRepository($0).quoted }
      } + ["\(workspace.temporaryFolder.quoted)/onu*/repo.redist"]
      + ["\(workspace.keptFolder.quoted)/*/repo.redist"]
      + ["os", "other", "combined"].map { workspace.packagesFolder.appending($0).quoted }
    let catalogues = folders.map { "\($0)/publisher/*/catalog/catalog.attrs" }
      .joined(separator: " ")
    return try await run(
      "beadm list -H 2>/dev/null; uname -v; ls -lnd \(catalogues) 2>/dev/null; exit 0"
    ).text
  }

  /// The question: of each repository, lines of a word and its value.
  ///
  /// `pkgrepo info` takes most of a second each, so only folders that are repositories are asked about.
  private static func repositoryScript(_ workspace: Workspace) -> String {
    let built = workspace.gates.flatMap { gate in
      [(PackageRepository.Kind.nonDebug, Gate.Variant.nonDebug), (.debug, .debug)].map {
        "repository \($0.rawValue) \(gate.packageRepository($1).quoted) \(gate.logFolder.quoted)"
      }
    }
    let own = [PackageRepository.Kind.os, .other, .combined].map {
      "repository \($0.rawValue) \(workspace.packagesFolder.appending($0.rawValue).quoted) ''"
    }
    return """
      \(ProcessWords.functions)
      \(aLine)
      \(repositoryWords)
      \(built.joined(separator: "\n"))
      for folder in \(workspace.temporaryFolder.quoted)/onu*; do
        case $folder in
        *.new-[0-9]* | *.old-[0-9]*) ;;
        *) repository onu "$folder/repo.redist" '' ;;
        esac
      done
      \(own.joined(separator: "\n"))
      for folder in \(workspace.keptFolder.quoted)/*; do
        case $folder in
        *.heliosw-new) ;;
        *) repository kept "$folder/repo.redist" '' ;;
        esac
      done
      \(halfMadeScript(workspace))
      exit 0
      """
  }

  /// What is being filled at this moment is not left behind.
  private static func halfMadeScript(_ workspace: Workspace) -> String {
    """
    for folder in \(workspace.temporaryFolder.quoted)/onu*.new-[0-9]* \(workspace.temporaryFolder.quoted)/onu*.old-[0-9]*; do
      test -d "$folder" && unused pkgrecv "$folder/" && repository half-made "$folder/repo.redist" ''
    done
    for folder in \(workspace.keptFolder.quoted)/*.heliosw-new; do
      test -d "$folder" && unused 'cp -R' "$folder/" && repository half-made "$folder/repo.redist" ''
    done
    """
  }

  private static let aLine = #"line=$(printf '\nx'); line=${line%x}"#

  private static let repositoryWords = #"""
    repository() { # KIND PATH LOG-FOLDER
      test -f "$2/pkg5.repository" || test "$1" = half-made -a -d "${2%/*}" || return 0
      case $2 in *"$line"*) return 0 ;; esac
      printf 'repository %s %s\n' "$1" "$2"
      printf 'sum %s\n' "$(cat "$2"/publisher/*/catalog/catalog.attrs 2>/dev/null | cksum)"
      sed 's/^/origin /' "${2%/*}/heliosw-origin" 2>/dev/null
      test -z "$3" || build "$2" "$3"
      pkgrepo info -H -F tsv -s "$2" 2>/dev/null | sed 's/^/info /'
    }
    build() { # PATH LOG-FOLDER: the first build that had ended when the repository was complete, and how many came later
      built= later=0
      for attrs in "$1"/publisher/*/catalog/catalog.attrs; do break; done
      for folder in "$2"/log.*; do
        test -f "$folder/nightly.log" || continue
        if [ -n "$built" ]; then later=$((later + 1))
        elif [ ! "$attrs" -nt "$folder/nightly.log" ]; then built=${folder##*/}; fi
      done
      test -z "$built" || printf 'build %s\nlater %s\n' "$built" "$later"
    }
    """#
}

extension Workspace {
  /// The folder of the repositories that are kept under a name.
  public var keptFolder: FilePath { packagesFolder.appending("kept") }
}

extension PackageRepository {
  /// Reads the answer of the question for repositories: a line `repository KIND PATH`, then what is known of it.
  ///
  /// A line that is not so is passed over, so that an answer that breaks off gives what came before.
  static func list(from text: String) -> [PackageRepository] {
    var list: [PackageRepository] = []
    var info: [String] = []
    func finish() {
      guard let last = list.indices.last else { return }
      list[last].publishers =
        info.isEmpty ? nil : Publisher.list(tsv: info.joined(separator: "\n"))
      info = []
    }
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      guard words.count == 2 else { continue }
      let value = String(words[1])
      if words[0] == "repository" {
        finish()
        if let repository = PackageRepository(heading: value) { list.append(repository) }
        continue
      }
      guard let last = list.indices.last else { continue }
      if words[0] == "info" { info.append(value) }
      list[last].take(words[0], value)
    }
    finish()
    return list
  }

  private init?(heading: String) {
    let words = heading.split(separator: " ", maxSplits: 1)
    guard words.count == 2, words[1].hasPrefix("/"), let kind = Kind(rawValue: String(words[0]))
    else { return nil }
    self.init(path: FilePath(String(words[1])), kind: kind)
  }

  private mutating func take(_ key: Substring, _ value: String) {
    switch key {
    case "sum": sum = value
    case "build": build = value
    case "later": laterBuilds = max(0, Int(value) ?? 0)
    case "origin":
      let pair = value.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2 else { return }
      var noted = origin ?? Origin(source: "/", sum: "")
      switch pair[0] {
      case "source": noted.source = FilePath(pair[1])
      case "sum": noted.sum = pair[1]
      case "build": noted.build = pair[1]
      default: return
      }
      origin = noted
    default: break
    }
  }
}

extension PackageRepository.Origin {
  /// The note that stands beside a repository, as ``PackageRepository/list(from:)`` reads it back.
  var note: String {
    "source=\(source)\nsum=\(sum)\n" + (build.map { "build=\($0)\n" } ?? "")
  }

  /// The note's file in the folder that holds `repo.redist`.
  static func note(in folder: FilePath) -> FilePath { folder.appending("heliosw-origin") }
}
