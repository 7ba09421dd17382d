import Subprocess

extension StandardInputWriter {
  /// Gives a shell its script, and the end of it.
  ///
  /// A shell that is gone before it has read all tells why by its status, so that is no failure here. Whatever happens the pipe is
  /// closed: Subprocess ends the whole program over one that is not, which its own inputs leave open when they are cancelled.
  ///
  /// - Throws: ``SubprocessError`` when the pipe can't be closed.
  func send(_ script: String) async throws {
    _ = try? await write(script)
    try await finish()
  }
}
