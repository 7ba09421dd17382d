import SystemPackage

extension Step.Work {
  /// The work as lines of POSIX shell.
  ///
  /// - Parameter recourse: The function of the prologue that a failure calls: `fail` or `stumble`.
  func shellText(orElse recourse: String) -> String {
    switch self {
    case .run(let command):
      return "\(command.shellText) || \(recourse)"
    case .write(let path, let contents):
      return Self.writing(contents, to: path, orElse: recourse)
    case .require(let requirements):
      return requirements.map { $0.condition.shellText(else: $0.words) }.joined(separator: "\n")
    case .skip(let reason):
      return "skip \(ShellWord.quoted(reason))"
    case .claim(let path):
      return "claim \(ShellWord.quoted(path.string))"
    }
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
  /// The test as lines of POSIX shell, which refuse with `words` when it does not hold.
  func shellText(else words: String) -> String {
    let reason = ShellWord.quoted(words)
    switch self {
    case .directory(let path):
      return "require \(reason) test -d \(ShellWord.quoted(path.string))"
    case .executable(let path):
      return "require \(reason) test -x \(ShellWord.quoted(path.string))"
    case .line(let line, let path):
      return
        "require \(reason) grep -qxF -e \(ShellWord.quoted(line)) \(ShellWord.quoted(path.string))"
    case .unset(let name):
      return "require \(reason) test -z \"${\(name):-}\""
    case .checksum(let path, let sum):
      let now = "\"$(cksum <\(ShellWord.quoted(path.string)) 2>/dev/null)\""
      return "require \(reason) test \(now) = \(ShellWord.quoted(sum))"
    case .absent(let path):
      return "require \(reason) test ! -e \(ShellWord.quoted(path.string))"
    case .link(let path, let target):
      let now = "\"$(ls -l \(ShellWord.quoted(path.string)) 2>/dev/null | sed -n 's/.* -> //p')\""
      return "require \(reason) test \(now) = \(ShellWord.quoted(target))"
    case .process(let number, let word):
      return """
        case "$(ps -o args= -p \(number) 2>/dev/null)" in *\(ShellWord.quoted(word))*) ;; *) refuse \(reason) ;; esac
        """
    case .unlocked(let path):
      return Self.lockTest(of: path, reason: reason)
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
