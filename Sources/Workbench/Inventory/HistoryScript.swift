import SystemPackage

/// The shell script that asks git for a clone's history: for remote machines, and for local clones
/// that libgit2 can't open.
struct HistoryScript: Hashable, Sendable {
  var path: FilePath
  var limit: Int
  var nonce: String

  /// The frames' numbers.
  enum Part: Int {
    case last = 1
    case unpushed = 2
    case incoming = 3
  }

  var text: String {
    """
    main() {
    nonce=\(nonce)
    \(GitScript.environment)
    cd -P \(ShellWord.quoted(path)) || exit
    GIT_CEILING_DIRECTORIES=${PWD%/*}
    list() {
      printf '%s %s begin\\n' "$nonce" "$1"
      git --no-optional-locks log -z --no-show-signature --encoding=UTF-8 --max-count="$2" \\
        --format='tformat:%H%x00%an%x00%ct%x00%s' "$3" -- 2>/dev/null
      printf '\\n%s %s %s\\n\\n%s %s end\\n' "$nonce" "$1" "$?" "$nonce" "$1"
    }
    list 1 1 HEAD
    list 2 \(limit) '@{upstream}..HEAD'
    list 3 \(limit) 'HEAD..@{upstream}'
    }
    main </dev/null

    """
  }
}

extension Commit {
  /// Reads what the history's script lists: four fields a commit, each ended by NUL.
  static func list(from output: some Collection<UInt8>) -> [Commit] {
    let fields = output.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    return stride(from: 0, to: fields.count - 4, by: 4).map { first in
      Commit(
        id: fields[first], summary: fields[first + 3], author: fields[first + 1],
        time: Int(fields[first + 2]) ?? 0)
    }
  }
}
