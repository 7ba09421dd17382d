import SystemPackage

/// One argv, with the directory and the variables it runs with.
public struct Command: Hashable, Sendable {
  /// The program and its arguments; never text that a shell would take apart.
  public var words: [String]
  /// Variables set for this command only, by name.
  public var environment: [String: String]
  /// Where it runs; where the plan runs if nil.
  public var directory: FilePath?

  /// Makes a command.
  public init(
    _ words: [String], environment: [String: String] = [:], in directory: FilePath? = nil
  ) {
    self.words = words
    self.environment = environment
    self.directory = directory
  }

  /// The command as one line of POSIX shell.
  ///
  /// A command in a directory of its own runs in a subshell, so that the next one starts where the plan did.
  public var shellText: String {
    let variables = environment.sorted { $0.key < $1.key }
      .map { "\($0.key)=\(ShellWord.quoted($0.value)) " }.joined()
    let text = variables + ShellWord.joined(words)
    guard let directory else { return text }
    return "( cd \(ShellWord.quoted(directory.string)) && \(text) )"
  }
}
