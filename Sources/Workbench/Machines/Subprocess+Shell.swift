import Subprocess

extension [String: String] {
  /// The environment as Subprocess takes it; names it can't take are left out.
  var forSubprocess: [Environment.Key: String] {
    [Environment.Key: String](
      uniqueKeysWithValues: compactMap { name, value in
        Environment.Key(rawValue: name).map { ($0, value) }
      })
  }
}

extension TerminationStatus {
  /// The status as a shell gives it: 128 and the signal's number if a signal ended the child.
  var shellStatus: Int32 {
    switch self {
    case .exited(let code): Int32(code)
    case .signaled(let signal): 128 + Int32(signal)
    }
  }
}
