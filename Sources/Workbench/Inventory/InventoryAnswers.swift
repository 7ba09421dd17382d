import Synchronization

/// Collects the frames of one ``GitScript`` into rows.
final class InventoryAnswers: Sendable {
  private struct State {
    var reader: GitFrameReader
    var rows: [RepositoryStatus?]
    var fetches: [Int: Int] = [:]

    func row(_ number: Int) -> RepositoryStatus? {
      guard rows.indices.contains(number), var row = rows[number] else { return nil }
      row.lastFetch = fetches[number]
      return row
    }
  }

  private let state: Mutex<State>

  init(count: Int, nonce: String) {
    state = Mutex(
      State(reader: GitFrameReader(nonce: nonce), rows: Array(repeating: nil, count: count)))
  }

  /// Takes a piece of output and returns the rows that it makes known, numbered from 0.
  func take(_ piece: [UInt8]) -> [(Int, RepositoryStatus)] {
    state.withLock { state in
      var numbers: Set<Int> = []
      for frame in state.reader.read(piece) {
        if frame.number == 0 {
          state.fetches = FetchTimes.read(frame.output)
          numbers.formUnion(state.fetches.keys)
        } else if state.rows.indices.contains(frame.number - 1) {
          state.rows[frame.number - 1] = RepositoryStatus(frame)
          numbers.insert(frame.number - 1)
        }
      }
      return numbers.sorted().compactMap { number in state.row(number).map { (number, $0) } }
    }
  }

  /// Returns all rows once the shell has ended.
  func finish(shellStatus: Int32) -> [RepositoryStatus] {
    state.withLock { state in
      state.rows.indices.map { number in
        state.row(number)
          ?? RepositoryStatus(
            present: true, problem: "no answer: the shell ended with status \(shellStatus)")
      }
    }
  }
}

/// Reads the frame with the times of the last fetches.
enum FetchTimes {
  /// Returns, by number from 0, the newest time of each clone, in seconds since 1970.
  ///
  /// - Parameter output: A line of clones' numbers from 1, then as many lines with a time each.
  static func read(_ output: [UInt8]) -> [Int: Int] {
    let lines = String(decoding: output, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let numbers = (lines.first ?? "").split(separator: " ").compactMap { Int($0) }
    let times = lines.dropFirst().compactMap { Int($0) }
    guard numbers.count == times.count else { return [:] }
    return Dictionary(zip(numbers.map { $0 - 1 }, times), uniquingKeysWith: max)
  }
}

extension RepositoryStatus {
  /// Reads what a frame says about a clone.
  init(_ frame: GitFrame) {
    switch frame.outcome {
    case .absent: self = .absent
    case .notAFolder: self.init(present: true, problem: "it is no folder")
    case .danglingLink: self.init(present: true, problem: "it is a symbolic link to nothing")
    case .answered(0):
      do {
        self = try .read(porcelain: frame.output)
        warning = Self.firstLine(of: frame.errors)
      } catch {
        self.init(present: true, problem: "git's answer can't be read (\(error))")
      }
    case .answered(let status):
      self.init(
        present: true,
        problem: Self.firstLine(of: frame.errors) ?? "git ended with status \(status)")
    }
  }

  /// The first line that is no mere warning, or else the first.
  private static func firstLine(of errors: String) -> String? {
    let lines = errors.split(separator: "\n")
    return (lines.first { !$0.hasPrefix("warning: ") } ?? lines.first).map(String.init)
  }
}
