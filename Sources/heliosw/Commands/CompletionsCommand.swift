import ArgumentParser

/// `heliosw completions`: what a shell must read to complete heliosw's words.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print the completions for a shell.")

  @Argument(help: "bash, zsh or fish.") var shell: String

  func run() throws {
    guard let shell = CompletionShell(rawValue: shell) else {
      throw ValidationError("\(shell) is no shell with completions: bash, zsh and fish are.")
    }
    Console.print(Heliosw.completionScript(for: shell))
  }
}
