import Synchronization
import SystemPackage

/// The folders that hold tracked files, gathered from the output of `git ls-files -z` as it
/// arrives.
struct TrackedFolders {
  /// The folders below the top of the clone and all that are above them; the top itself is the
  /// empty one.
  private(set) var folders: Set<[UInt8]> = [[]]
  private var rest: [UInt8] = []
  private var last: ArraySlice<UInt8> = []

  /// Takes the next piece of output.
  mutating func read(_ piece: [UInt8]) {
    rest += piece
    var start = 0
    while let end = rest[start...].firstIndex(of: 0) {
      let path = rest[start..<end]
      start = end + 1
      guard let slash = path.lastIndex(of: Byte.slash) else { continue }
      // git lists a folder's files together: most paths share the one before.
      let folder = path[..<slash]
      if !folder.elementsEqual(last) {
        last = ArraySlice(Array(folder))
        insert(folder)
      }
    }
    rest.removeFirst(start)
  }

  private mutating func insert(_ folder: ArraySlice<UInt8>) {
    var folder = folder
    while folders.insert(Array(folder)).inserted, let slash = folder.lastIndex(of: Byte.slash) {
      folder = folder[..<slash]
    }
  }
}

extension TrackedFolders {
  /// Asks git for the folders of one clone, those of its submodules among them.
  static func ask(_ path: FilePath, by runner: some ScriptRunner) async throws -> [FilePath] {
    let gathered = Mutex(TrackedFolders())
    _ = try await runner.run(script(for: path)) { piece in
      gathered.withLock { $0.read(piece) }
    }
    return gathered.withLock { $0.folders }.map { path.pushing(FilePath(bytes: $0)) }
  }

  private static func script(for path: FilePath) -> String {
    """
    main() {
    \(GitScript.environment)
    cd -P \(ShellWord.quoted(path)) || exit
    GIT_CEILING_DIRECTORIES=${PWD%/*}
    git ls-files -z --recurse-submodules 2>/dev/null || git ls-files -z
    }
    main </dev/null

    """
  }
}
