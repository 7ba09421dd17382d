import HeliosTUI
import Workbench

/// The log that is shown, and what part of it.
///
/// What is scrolled over are *rows*: the lines that the filter shows, numbered from 0; all lines without one.
struct LogState: Sendable {
  /// Which log.
  var subject: LogSubject?
  /// Its file, for the title.
  var path = ""
  /// How far it is read.
  var status: LogStatus?
  /// The last lines, which need no index.
  var tail: [LogLine] = []
  /// What lies where, for the scroll bar.
  var overview = LogOverview()
  /// The first row on the screen.
  var top = 0
  /// Columns that are scrolled away on the left.
  var left = 0
  /// Whether long lines go on in the next row of the screen.
  var wraps = false
  /// Whether uninteresting lines are shown as one.
  enum Folding: Hashable, Sendable {
    case off, on
  }

  /// Whether uninteresting lines are shown as one.
  var folding = Folding.on
  /// Folds that are open all the same.
  var openFolds: Set<Range<Int>> = []
  /// A line that is to stand mid-screen as soon as the rows around it are read: how many rows the
  /// lines above take is not known before.
  var centre: Int?
  /// Whether the end is followed.
  var isFollowing = true
  /// Rows that were read, and the number of the first.
  var window = LogWindow()
  /// The line that was jumped to.
  var current: Int?
  /// Which error or warning that is.
  var ordinal: LogOrdinal?
  /// What came of the last jump, if it led nowhere; the next key takes it away.
  var remark: String?
  /// How it has grown while it was followed.
  var growth = LogGrowth()
  /// What is searched for, ready to be looked for.
  var search: LineMatcher?
  /// How many lines match, as far as was looked.
  var hits: SearchProgress?
  /// Which lines are shown.
  var filter = LogFilter()
  /// How many they are, as far as is known.
  var filtered: FilterProgress?
  /// Lines that the user marked, by letter.
  var marks: [Character: Int] = [:]
  /// Whether what was kept of it by an earlier run was put back.
  var isRestored = false
  /// What is being looked for.
  var quest: LogQuest?
  /// Whether something is being looked for.
  var isSearching: Bool { quest != nil }
  /// What was last answered, as long as the log has not changed: an answer that is shorter than was asked for is all there is.
  var answered: LogRequest?
  /// What was last asked for: it is not asked for again while the answer is on its way.
  var asked: LogRequest?
  /// Rows and columns for lines.
  var rows = 1
  var columns = 1

  /// How many bytes the lines of the tail have at most.
  static let tailBytes = 1024

  /// How many rows there are to scroll over.
  var count: Int { filter.isEmpty ? status?.lines ?? 0 : filtered?.rows ?? 0 }

  /// The largest row that can stand at the top.
  var lastTop: Int { max(0, count - rows) }

  /// The first row on the screen, also while the end is followed.
  var firstRow: Int { isFollowing ? lastTop : min(top, lastTop) }
}
