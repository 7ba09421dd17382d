/// Something that runs a shell script on a machine and hands over what it prints.
///
/// A runner starts exactly `/bin/sh -s` and feeds it the script as it is: scripts wrap themselves
/// into a function that runs with an empty standard input, so that no child can eat the rest of the
/// text.
public protocol ScriptRunner: Sendable {
  /// Runs a script to its end.
  ///
  /// - Parameters:
  ///   - script: The text for the shell's standard input.
  ///   - onOutput: Takes each piece of standard output as it arrives, in order, never two at once.
  /// - Returns: The shell's exit status, 128 plus the number of a signal that ended it.
  /// - Throws: What keeps the machine from running it, or cancellation.
  func run(_ script: String, onOutput: @Sendable ([UInt8]) -> Void) async throws -> Int32
}
