import Glibc
import Workbench

/// The clock, read where effects happen and handed on as a value.
enum Moment {
  /// Seconds since 1970.
  static var now: Int { Int(time(nil)) }
}

extension JobID {
  /// A new name for a job that begins now.
  static func new(for plan: Plan) -> JobID {
    JobID(moment: Moment.now, recipe: plan.recipe, salt: .random(in: 0...(.max)))
  }
}
