import Dispatch
import Synchronization
import SystemPackage

extension CloneHistory {
  /// Reads the history of a clone on this machine, by libgit2 where it can, else by git.
  ///
  /// - Parameters:
  ///   - path: The top folder of the clone.
  ///   - limit: How many unpushed and how many incoming commits at most.
  ///   - runner: This machine's shell.
  /// - Returns: The history; nothing in it where git itself knows nothing.
  public static func local(
    _ path: FilePath, limit: Int = 100, by runner: some ScriptRunner
  ) async throws -> CloneHistory {
    let quick = await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: libgit2(path, limit: limit)) }
    }
    if let quick { return quick }
    return try await ask(path, limit: limit, by: runner)
  }

  /// Reads the history of a clone on any machine, by its git.
  public static func ask(
    _ path: FilePath, limit: Int = 100, by runner: some ScriptRunner
  ) async throws -> CloneHistory {
    let script = HistoryScript(path: path, limit: limit, nonce: GitScript.randomNonce())
    let frames = Mutex((reader: GitFrameReader(nonce: script.nonce), lists: [Int: [Commit]]()))
    _ = try await runner.run(script.text) { piece in
      frames.withLock { state in
        for frame in state.reader.read(piece) where frame.outcome == .answered(status: 0) {
          state.lists[frame.number] = Commit.list(from: frame.output)
        }
      }
    }
    let lists = frames.withLock { $0.lists }
    return CloneHistory(
      last: lists[HistoryScript.Part.last.rawValue]?.first,
      unpushed: lists[HistoryScript.Part.unpushed.rawValue],
      incoming: lists[HistoryScript.Part.incoming.rawValue])
  }

  // libgit2 blocks: a thread of the concurrency pool must not wait for a disk.
  private static let queue = DispatchQueue(label: "heliosw.history")

  private static func libgit2(_ path: FilePath, limit: Int) -> CloneHistory? {
    do throws(Git2Failure) {
      return try Git2Repository(path).history(limit: limit)
    } catch {
      return nil
    }
  }
}
