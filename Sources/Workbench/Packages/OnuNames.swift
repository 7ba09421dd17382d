/// Names for boot environments that onu makes.
public enum OnuNames {
  /// A name that is free: `quick-42` where the newest of that kind is `quick-41`.
  public static func suggestion(
    in environments: BootEnvironmentList, stem: String = "quick"
  ) -> String {
    let numbers = environments.names.compactMap { name -> Int? in
      guard name.hasPrefix("\(stem)-") else { return nil }
      return Int(name.dropFirst(stem.count + 1))
    }
    return "\(stem)-\((numbers.max() ?? 0) + 1)"
  }
}
