import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension PackedLog {
  /// Where there is room for what a log holds: heliosw's folder in the user's cache, made if it is
  /// missing; without a home the folder for temporary files.
  static func cache() -> FilePath {
    var variables: [String: String] = [:]
    for name in ["XDG_CACHE_HOME", "HOME", "TMPDIR"] {
      variables[name] = getenv(name).map { String(cString: $0) }
    }
    guard let cache = UserFolder.cache.path(in: variables) else {
      return FilePath(variables["TMPDIR"] ?? "/tmp")
    }
    let own = cache.appending("heliosw")
    // One that can't be made is told when the log is to be unpacked in it.
    for place in [cache, own] { _ = place.withPlatformString { mkdir($0, 0o700) } }
    return own
  }
}
