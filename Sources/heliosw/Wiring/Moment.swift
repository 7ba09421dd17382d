import Glibc
import Workbench

/// The clock, read where effects happen and handed on as a value.
enum Moment {
  /// Seconds since 1970.
  static var now: Int { Int(time(nil)) }

  /// Milliseconds since 1970.
  static var milliseconds: Int {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    return Int(moment.tv_sec) * 1000 + Int(moment.tv_nsec) / 1_000_000
  }
}

extension JobID {
  /// A new name for a job that begins now.
  static func new(for plan: Plan) -> JobID {
    JobID(milliseconds: Moment.milliseconds, recipe: plan.recipe, chance: .random(in: 0..<64))
  }
}
