import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension PackedLog {
  /// Where there is room for what a log holds: heliosw's folder in the user's cache, made if it is
  /// missing; without a home the folder for temporary files.
  ///
  /// - Source: XDG Base Directory Specification 0.8: paths that are not absolute do not count.
  static func cache() -> FilePath {
    guard
      let cache = folder("XDG_CACHE_HOME") ?? folder("HOME").map({ $0.appending(".cache") })
    else { return folder("TMPDIR") ?? "/tmp" }
    let own = cache.appending("heliosw")
    // One that can't be made is told when the log is to be unpacked in it.
    for place in [cache, own] { _ = place.withPlatformString { mkdir($0, 0o700) } }
    return own
  }

  private static func folder(_ variable: String) -> FilePath? {
    guard let value = getenv(variable) else { return nil }
    let path = FilePath(platformString: value)
    return path.isAbsolute ? path : nil
  }
}
