import SystemPackage

/// A file, link or folder that a package brings.
public struct PackageContent: Hashable, Sendable {
  /// What sort of thing it is.
  public enum Kind: String, Hashable, Sendable, Codable {
    case file, link, hardlink, dir
  }

  /// The package, by its name.
  public var package: String
  /// What sort of thing it is.
  public var kind: Kind
  /// Its path, without a slash at the beginning.
  public var path: String
  /// What tells its contents from others: of a program, what it does; of another file, its bytes; of a link, where it points.
  public var content: String
  /// Its size in bytes, if it has one.
  public var sizeInBytes: Int?

  /// Makes a content.
  public init(
    package: String, kind: Kind, path: String, content: String, sizeInBytes: Int? = nil
  ) {
    self.package = package
    self.kind = kind
    self.path = path
    self.content = content
    self.sizeInBytes = sizeInBytes
  }

  /// Reads lines of package, kind, path, content and size, tabs between; a line that is not so is passed over.
  static func list(from text: String) -> [PackageContent] {
    text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 5, let kind = Kind(rawValue: String(fields[1])), !fields[2].isEmpty
      else { return nil }
      return PackageContent(
        package: String(fields[0]), kind: kind, path: String(fields[2]),
        content: String(fields[3]), sizeInBytes: Int(fields[4]))
    }
  }
}

extension Site {
  /// How long a look into all manifests of a repository may take.
  private static let manifestPatience = Duration.seconds(300)

  /// The packages of a repository whose names match a pattern, as pkg(7) matches them.
  ///
  /// - Throws: ``Problem`` (refused) when nothing matches.
  public func packages(
    in repository: PackageRepository, matching pattern: String? = nil
  ) async throws(Problem) -> [PackageVersion] {
    let words = pattern.map { " \(ShellWord.quoted($0))" } ?? ""
    let answer = try await patient.run(
      "pkgrepo list -F json -s \(repository.path.quoted)\(words)")
    // An empty repository has nothing to list, which may be said by a status alone.
    if pattern == nil, answer.output.isEmpty, answer.errors.isEmpty { return [] }
    guard answer.status == 0 else { throw Self.problem(answer, repository, pattern) }
    guard let packages = PackageVersion.list(json: answer.text) else {
      throw Problem(
        .failed, "What pkgrepo lists of \(repository.name) can't be understood.",
        hint: "pkgrepo list -F json -s \(repository.path) prints it.")
    }
    return packages.sorted { $0.name < $1.name }
  }

  /// What the packages bring whose names match a pattern.
  ///
  /// - Parameters:
  ///   - kinds: What sorts of things are wanted.
  ///   - path: Only what this shell pattern matches, if it is given.
  /// - Throws: ``Problem`` (refused) when no package matches.
  public func contents(
    of repository: PackageRepository, matching pattern: String? = nil,
    kinds: [PackageContent.Kind] = [.file, .link, .hardlink], path: String? = nil
  ) async throws(Problem) -> [PackageContent] {
    let types = (["set"] + kinds.map(\.rawValue)).map { "-t \($0)" }.joined(separator: " ")
    let words = pattern.map { " \(ShellWord.quoted($0))" } ?? ""
    let answer = try await patient.run(
      """
      pkgrepo contents \(types) -s \(repository.path.quoted)\(words) |
        WANTED=\(ShellWord.quoted(path.map(Self.expression) ?? "")) awk \(ShellWord.quoted(Self.reduction))
      """)
    // A pipe's status is awk's: what pkgrepo has to say is on standard error.
    guard answer.status == 0, answer.errors.isEmpty || !answer.output.isEmpty else {
      throw Self.problem(answer, repository, pattern)
    }
    return PackageContent.list(from: answer.text)
  }

  private var patient: Site {
    var site = self
    site.patience = max(patience, Self.manifestPatience)
    return site
  }

  private static func problem(
    _ answer: ScriptAnswer, _ repository: PackageRepository, _ pattern: String?
  ) -> Problem {
    if let pattern, answer.complaint.contains("did not match any packages") {
      return Problem(
        .refused, "\(repository.name) has no package that \(pattern) matches.",
        hint: "* stands for any text, as in '*microcode*'; quote it for the shell.")
    }
    let reason = answer.complaint.split(whereSeparator: \.isNewline).first.map(String.init)
    return Problem(
      .failed,
      "\(repository.name) can't be read: \(reason ?? "pkgrepo ended with \(answer.status)").",
      hint: "Is \(repository.path) still there?")
  }

  /// A shell pattern as an extended regular expression for a whole path; a pattern without a slash matches the last part of one.
  static func expression(_ pattern: String) -> String {
    var text = pattern.contains("/") ? "^" : "(^|/)"
    for character in pattern.hasPrefix("/") ? pattern.dropFirst() : pattern[...] {
      switch character {
      case "*": text += ".*"
      case "?": text += "."
      case let other where #".+()|[]{}^$\"#.contains(other):
        text += "[\(other == "\\" || other == "^" ? "\\\(other)" : "\(other)")]"
      case let other: text.append(other)
      }
    }
    return text + "$"
  }

  /// Manifests of a whole build are long: what is needed of a line is taken where it is printed.
  ///
  /// - Source: pkg(7), actions; a file's `pkg.content-hash` of kind `gelf` leaves out of a program what changes with every build.
  private static let reduction = #"""
    function value(name,   at, text) {
      at = index(" " $0, " " name "=")
      if (!at) return ""
      text = substr($0, at + length(name) + 1)
      if (substr(text, 1, 1) == "\"") { text = substr(text, 2); sub(/".*/, "", text) } else sub(/ .*/, "", text)
      return text
    }
    $1 == "set" {
      if ($2 == "name=pkg.fmri") {
        package = $3
        sub(/^value=pkg:\/+[^\/]*\//, "", package); sub(/@.*/, "", package)
      }
      next
    }
    {
      path = value("path")
      if (path == "" || (ENVIRON["WANTED"] != "" && path !~ ENVIRON["WANTED"])) next
      content = $1 == "file" ? $2 : value("target")
      if (match($0, /pkg[.]content-hash=gelf:[^ ]*/)) content = substr($0, RSTART + 17, RLENGTH - 17)
      print package "\t" $1 "\t" path "\t" content "\t" value("pkg.size")
    }
    """#
}
