import SystemPackage

/// A folder that takes room and can be made again, or was only kept to be looked at.
public struct Leftover: Hashable, Sendable {
  /// What it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// What nightly put away of a finished build: `log/log.DATE`.
    case log
    /// A folder of the workspace's tmp: onu's repositories, depots, what builds of other consolidations left.
    case temporary
    /// A proto area: what `dmake install` put together.
    case proto
  }

  /// What it is.
  public var kind: Kind
  /// Where it is.
  public var path: FilePath
  /// What the file system numbers it by: another folder of the same name has another number.
  public var inode: Int
  /// The room it takes.
  public var sizeInBytes: Int64
  /// Why it must stay for now, if it must.
  public var refusal: String?
  /// nightly's lock of the gate it belongs to, if it belongs to one.
  public var lock: FilePath?

  /// Makes a leftover.
  public init(
    _ kind: Kind, _ path: FilePath, inode: Int, sizeInBytes: Int64, refusal: String? = nil,
    lock: FilePath? = nil
  ) {
    self.kind = kind
    self.path = path
    self.inode = inode
    self.sizeInBytes = sizeInBytes
    self.refusal = refusal
    self.lock = lock
  }

  /// What is lost with it, in a few words.
  public var loss: String {
    switch kind {
    case .log: "the log and the mail of that build"
    case .temporary: "what is being installed or served from it, until it is made anew"
    case .proto: "the next incremental build or dmake begins from nothing"
    }
  }
}

extension Leftover {
  /// Lists what could go, the largest first.
  ///
  /// - Throws: ``Problem`` when the machine can't be asked.
  public static func list(at site: Site) async throws(Problem) -> [Leftover] {
    var patient = site
    // Many small files take their time to be measured.
    patient.patience = max(site.patience, .seconds(300))
    let answer = try await patient.run(script(site.workspace))
    return list(from: answer.text, in: site.workspace)
  }

  /// Measures the folders; each is a line: kind, refusal, inode, KiB, lock and path, with tabs between.
  static func script(_ workspace: Workspace) -> String {
    let gates = workspace.gates.map { gate in
      """
      gate=\(gate.path.quoted)
      lock=\(gate.lock.quoted)
      look_at_lock "$lock"
      busy=
      case $state in live | foreign) busy="$holder builds in this gate" ;; esac
      latest=$(ls -l "$gate/log/latest" 2>/dev/null | sed -n 's/.* -> //p')
      for folder in "$gate"/log/log.*; do
        why=; case ${latest##*/} in "${folder##*/}") why='log/latest leads to it' ;; esac
        entry log "$folder" "$why" "$lock"
      done
      for folder in "$gate"/proto/root_*; do entry proto "$folder" "$busy" "$lock"; done
      """
    }
    return """
      \(LockFacts.reading)
      \(ProcessWords.functions)
      tab=$(printf '\\t')
      entry() { # KIND FOLDER REFUSAL LOCK
        test -d "$2" && test ! -h "$2" || return 0
        test -n "$(ls -A "$2")" || return 0
        printf '%s\\t%s\\t%s\\t%s\\t%s\\t%s\\n' "$1" "$3" "$(ls -di "$2" | sed 's/^ *//; s/ .*//')" \\
          "$(du -sk "$2" 2>/dev/null | sed "s/[ $tab].*//")" "$4" "$2"
      }
      \(gates.joined(separator: "\n"))
      busy=
      for claim in \(workspace.temporaryFolder.quoted)/heliosw-*.*; do
        if ps -p "$(cat "$claim/pid" 2>/dev/null || echo x)" >/dev/null 2>&1; then busy='a job of heliosw is at work'; fi
      done
      for folder in \(workspace.temporaryFolder.quoted)/*; do
        case ${folder##*/} in heliosw-*) continue ;; esac
        why=$busy
        unused pkg.depotd "$folder/" || why='a depot serves it'
        entry temporary "$folder" "$why" ''
      done
      """
  }

  /// Reads the answer; a line that is not so is passed over, and so is a folder that belongs to no place that is cleaned up.
  static func list(from text: String, in workspace: Workspace) -> [Leftover] {
    text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t", maxSplits: 5, omittingEmptySubsequences: false)
      guard fields.count == 6, let kind = Kind(rawValue: String(fields[0])),
        let inode = Int(fields[2]), let kilobytes = Int64(fields[3])
      else { return nil }
      let path = FilePath(String(fields[5]))
      guard path.isAbsolute, path.lexicallyNormalized() == path,
        places(kind, workspace).contains(path.removingLastComponent())
      else { return nil }
      return Leftover(
        kind, path, inode: inode, sizeInBytes: kilobytes << 10,
        refusal: fields[1].isEmpty ? nil : String(fields[1]),
        lock: fields[4].isEmpty ? nil : FilePath(String(fields[4])))
    }
    .sorted { ($1.sizeInBytes, $0.path.string) < ($0.sizeInBytes, $1.path.string) }
  }

  private static func places(_ kind: Kind, _ workspace: Workspace) -> [FilePath] {
    switch kind {
    case .log: workspace.gates.map(\.logFolder)
    case .proto: workspace.gates.map { $0.path.appending("proto") }
    case .temporary: [workspace.temporaryFolder]
    }
  }
}
