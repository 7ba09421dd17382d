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
      let lines = (Self.tests(given) + Self.grouped(commands)).joined(separator: " &&\n  ")
      return lines.isEmpty ? ":" : "{ \(lines); } || \(recourse)"
    case .fill(let path, let contents, let slot, let command, let given):
      return Self.filling(contents, slot, command, to: path, given, orElse: recourse)
    case .write(let path, let contents, let given):
      return Self.writing(contents, to: path, given, orElse: recourse)
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

  /// Each requirement as one command, which says what does not hold.
  private static func tests(_ given: [Step.Requirement]) -> [String] {
    given.map { "{ \($0.condition.test) || object \(ShellWord.quoted($0.words)); }" }
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
    _ given: [Step.Requirement], orElse recourse: String
  ) -> String {
    let text = ShellWord.quoted(contents)
    let fill =
      "filling=$(\(command.shellText)) && case $filling in *[!A-Za-z0-9_.-]*) false ;; esac"
    let put = "put \(ShellWord.quoted(path.string))"
    let lines = tests(given) + [fill, "printf %s \(text) | sed \"s/\(slot)/$filling/g\" | \(put)"]
    return "{ \(lines.joined(separator: " &&\n  ")); } || \(recourse)"
  }

  /// A here-document where the contents allow one, else one quoted word: both give the same bytes.
  private static func writing(
    _ contents: String, to path: FilePath, _ given: [Step.Requirement], orElse recourse: String
  ) -> String {
    let end = "END_OF_FILE"
    let target = ShellWord.quoted(path.string)
    guard contents.hasSuffix("\n"), !contents.contains("\0"),
      !contents.split(separator: "\n").contains(where: { $0 == end })
    else {
      let text = "printf %s \(ShellWord.quoted(contents)) | put \(target)"
      return "\(guarded(text, by: given)) || \(recourse)"
    }
    let text = "put \(target) <<'\(end)'"
    return "\(guarded(text, by: given)) || \(recourse)\n\(contents)\(end)"
  }

  private static func guarded(_ command: String, by given: [Step.Requirement]) -> String {
    given.isEmpty ? command : "{ \((tests(given) + [command]).joined(separator: " && ")); }"
  }
}

extension Condition {
  /// The test as lines of POSIX shell, which refuse or fail with `words` when it does not hold.
  ///
  /// - Parameter verb: The word of the prologue that does so: `require` or `verify`.
  func shellText(_ verb: String = "require", else words: String) -> String {
    "\(verb) \(ShellWord.quoted(words)) \(test)"
  }

  /// The test as one simple command.
  var test: String {
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
    case .unlocked(let path):
      return "unlocked \(ShellWord.quoted(path.string))"
    }
  }
}
