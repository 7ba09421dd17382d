import SystemPackage

/// What a step of a job says has changed below a folder.
public struct ProtoChanges: Hashable, Sendable {
  /// A file that is new or was written anew.
  public struct File: Hashable, Sendable {
    /// Where it is below the folder.
    public var path: String
    /// How large it is.
    public var sizeInBytes: Int64
    /// When it was written, as `ls -l` says it.
    public var time: String

    /// Makes a file.
    public init(path: String, sizeInBytes: Int64, time: String) {
      self.path = path
      self.sizeInBytes = sizeInBytes
      self.time = time
    }
  }

  /// The folder.
  public var folder: String
  /// The files, in the order of their paths.
  public var files: [File]

  /// Makes the value.
  public init(folder: String, files: [File]) {
    self.folder = folder
    self.files = files
  }

  private static let begin = "--- changed in "
  private static let end = "--- end of the list"

  /// Prints the files below a folder (the first operand) that are newer than a file (the second).
  private static let listing = """
    cd "$1" 2>/dev/null || { echo "--- $1 is not there: nothing was installed"; exit 0; }
    echo "\(begin)$1"
    find . -type f -newer "$2" -exec ls -ln {} +
    echo "\(end)"
    """

  /// The step that notes the time, for the list to begin at.
  static func stamp(_ file: FilePath) -> Step {
    Step(
      "Note the time", why: "What is newer than this file afterwards was installed by this job.",
      .run(Command(["touch", file.string])), impact: .writes)
  }

  /// The step that prints what has changed.
  static func step(in folder: FilePath, since stamp: FilePath) -> Step {
    Step(
      "List what changed in the proto area",
      why: "What was installed, with sizes and times: the job's result shows it.",
      .run(Command(["sh", "-c", listing, "sh", folder.string, stamp.string])), impact: .reads,
      onFailure: .goOn)
  }

  /// Reads a job's output: the last list in it.
  ///
  /// Between the two lines of its frame there is one line a file, as `ls -ln` prints it: mode, links, owner, group, size, month, day,
  /// time, path. Lines that are not so are passed over; nil if no list begins.
  public init?(output: String) {
    var found: ProtoChanges?
    var isInside = false
    for line in output.split(separator: "\n") {
      if line.hasPrefix(Self.begin) {
        found = ProtoChanges(folder: String(line.dropFirst(Self.begin.count)), files: [])
        isInside = true
      } else if line == Self.end {
        isInside = false
      } else if isInside, let file = File(line: line) {
        found?.files.append(file)
      }
    }
    guard var changes = found else { return nil }
    changes.files.sort { $0.path < $1.path }
    self = changes
  }
}

extension ProtoChanges.File {
  fileprivate init?(line: Substring) {
    let fields = line.split(separator: " ", maxSplits: 8)
    guard fields.count == 9, let size = Int64(fields[4]) else { return nil }
    let path = fields[8]
    self.init(
      path: String(path.hasPrefix("./") ? path.dropFirst(2) : path), sizeInBytes: size,
      time: fields[5...7].joined(separator: " "))
  }
}
