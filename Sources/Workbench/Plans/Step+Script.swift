import SystemPackage

extension Step.Work {
  /// The work as lines of POSIX shell.
  ///
  /// - Parameter recourse: The function of the prologue that a failure calls: `fail` or `stumble`.
  func shellText(orElse recourse: String) -> String {
    switch self {
    case .run(let command):
      return "\(command.shellText) || \(recourse)"
    case .sequence(let commands, let given):
      let tests = given.compactMap { requirement in
        requirement.condition.test.map {
          "{ \($0) || object \(ShellWord.quoted(requirement.words)); }"
        }
      }
      let lines = (tests + Self.grouped(commands)).joined(separator: " &&\n  ")
      return lines.isEmpty ? ":" : "{ \(lines); } || \(recourse)"
    case .fill(let path, let contents, let slot, let command):
      return Self.filling(contents, slot, command, to: path, orElse: recourse)
    case .write(let path, let contents):
      return Self.writing(contents, to: path, orElse: recourse)
    case .require(let requirements):
      return requirements.map { $0.condition.shellText(else: $0.words) }.joined(separator: "\n")
    case .verify(let requirements):
      return requirements.map { $0.condition.shellText("verify", else: $0.words) }
        .joined(separator: "\n")
    case .skip(let reason):
      return "skip \(ShellWord.quoted(reason))"
    case .claim(let path):
      return "claim \(ShellWord.quoted(path.string))"
    }
  }

  /// Each command as it is; those that follow one another in one directory together.
  private static func grouped(_ commands: [Command]) -> [String] {
    var texts: [String] = []
    var rest = commands[...]
    while let first = rest.first {
      let same = rest.prefix { $0.directory == first.directory }
      rest = rest.dropFirst(same.count)
      guard let directory = first.directory, same.count > 1 else {
        texts += same.map(\.shellText)
        continue
      }
      let lines = same.map { command in
        var command = command
        command.directory = nil
        return command.shellText
      }
      let entry = "( cd \(ShellWord.quoted(directory.string)) &&\n    "
      texts.append(entry + lines.joined(separator: " &&\n    ") + " )")
    }
    return texts
  }

  /// The slot is a word of letters, digits, `@` and `_`, so that sed takes it as it is; what fills it is data and must be such a word too.
  private static func filling(
    _ contents: String, _ slot: String, _ command: Command, to path: FilePath,
    orElse recourse: String
  ) -> String {
    let text = ShellWord.quoted(contents)
    let fill =
      "filling=$(\(command.shellText)) && case $filling in *[!A-Za-z0-9_.-]*) false ;; esac"
    let put = "put \(ShellWord.quoted(path.string))"
    return """
      { \(fill) &&
        printf %s \(text) | sed \"s/\(slot)/$filling/g\" | \(put); } || \(recourse)
      """
  }

  /// A here-document where the contents allow one, else one quoted word: both give the same bytes.
  private static func writing(
    _ contents: String, to path: FilePath, orElse recourse: String
  ) -> String {
    let end = "END_OF_FILE"
    let target = ShellWord.quoted(path.string)
    guard contents.hasSuffix("\n"), !contents.contains("\0"),
      !contents.split(separator: "\n").contains(where: { $0 == end })
    else {
      return "printf %s \(ShellWord.quoted(contents)) | put \(target) || \(recourse)"
    }
    return "put \(target) <<'\(end)' || \(recourse)\n\(contents)\(end)"
  }
}

extension Condition {
  /// The test as lines of POSIX shell, which refuse or fail with `words` when it does not hold.
  ///
  /// - Parameter verb: The word of the prologue that does so: `require` or `verify`.
  func shellText(_ verb: String = "require", else words: String) -> String {
    let reason = ShellWord.quoted(words)
    if let test { return "\(verb) \(reason) \(test)" }
    guard case .unlocked(let path) = self else { return ":" }
    return Self.lockTest(of: path, reason: reason)
  }

  /// The test as one simple command; nil where it takes more.
  var test: String? {
    switch self {
    case .directory(let path):
      return "test -d \(ShellWord.quoted(path.string))"
    case .file(let path):
      return "test -f \(ShellWord.quoted(path.string))"
    case .executable(let path):
      return "test -x \(ShellWord.quoted(path.string))"
    case .line(let line, let path):
      return "grep -qxF -e \(ShellWord.quoted(line)) \(ShellWord.quoted(path.string))"
    case .unset(let name):
      return "test -z \"${\(name):-}\""
    case .checksum(let path, let sum):
      let now = "\"$(cksum <\(ShellWord.quoted(path.string)) 2>/dev/null)\""
      return "test \(now) = \(ShellWord.quoted(sum))"
    case .commit(let path, let commit):
      let head = "\"$(git -C \(ShellWord.quoted(path.string)) rev-parse -q --verify HEAD)\""
      return commit.map { "test \(head) = \(ShellWord.quoted($0))" } ?? "test -n \(head)"
    case .folder(let path, let inode):
      let number = "$(ls -di \(ShellWord.quoted(path.string)) 2>/dev/null | sed 's/^ *//; s/ .*//')"
      return "test \"\(number)\" = \(inode)"
    case .unused(let text, let program):
      return "unused \(ShellWord.joined([program, text]))"
    case .absent(let path):
      return "test ! -e \(ShellWord.quoted(path.string))"
    case .prints(let command, let pattern):
      return "prints \(ShellWord.quoted(pattern)) \(ShellWord.joined(command.words))"
    case .lacks(let command, let pattern):
      return "lacks \(ShellWord.quoted(pattern)) \(ShellWord.joined(command.words))"
    case .link(let path, let target):
      let now = "\"$(ls -l \(ShellWord.quoted(path.string)) 2>/dev/null | sed -n 's/.* -> //p')\""
      return "test \(now) = \(ShellWord.quoted(target))"
    case .process(let number, let word):
      return "lives \(number) \(ShellWord.quoted(word))"
    case .unlocked: return nil
    }
  }

  private static func lockTest(of path: FilePath, reason: String) -> String {
    """
    holder=$(ls -l \(ShellWord.quoted(path.string)) 2>/dev/null | sed -n 's/.* -> //p')
    case ${holder:-none} in
    none) ;;
    "$(uname -n)".*)
      if ps -p "${holder##*.}" >/dev/null 2>&1; then refuse \(reason)": $holder holds the lock"; fi ;;
    *) refuse \(reason)": $holder, on another machine, holds the lock" ;;
    esac
    """
  }
}
