import SystemPackage
import Workbench

/// The end of a log as it is when it is opened, read before the screen is touched so that the first
/// picture shows it.
struct FirstLook: Sendable {
  var path: FilePath
  var status: LogStatus
  var tail: [LogLine]
}
