import SystemPackage

/// An illumos-gate clone that is built by nightly(1).
public struct Gate: Hashable, Sendable {
  /// Which of the two builds of illumos is meant.
  public enum Variant: String, Hashable, Sendable, Codable, CaseIterable {
    /// Built without `DEBUG`: the proto area and the repository ending in `-nd`.
    case nonDebug
    /// Built with `DEBUG`: assertions, no suffix.
    case debug
  }

  /// The name shown for the gate, and in the suffix of temporary repositories: the last part of its
  /// path.
  public var name: String
  /// The top folder of the clone.
  public var path: FilePath

  /// Makes a gate of its path.
  public init(path: FilePath) {
    self.path = path
    self.name = path.lastComponent?.string ?? path.string
  }
}

/// Source: illumos-gate usr/src/tools/scripts/nightly.sh and bldenv.sh.
extension Gate {
  /// The top of the sources, `$SRC` in bldenv.
  public var sources: FilePath { path.appending("usr/src") }

  /// The folder that nightly keeps its logs in, `$ATLOG`.
  public var logFolder: FilePath { path.appending("log") }

  /// The log of a build under way; nightly moves it away when the build ends.
  public var runningLog: FilePath { logFolder.appending("nightly.log") }

  /// The link to the folder of the last ended build; for a moment at the end of a build there is
  /// none.
  public var latestLogFolder: FilePath { logFolder.appending("latest") }

  /// The lock of a build under way: a symbolic link whose target is `host.user.pid`.
  public var lock: FilePath { logFolder.appending("nightly.lock") }

  /// Returns the folder that `dmake install` puts files into.
  public func protoArea(_ variant: Variant) -> FilePath {
    path.appending("proto/root_i386" + variant.suffix)
  }

  /// Returns the folder that a build leaves its packages in.
  public func packages(_ variant: Variant) -> FilePath {
    path.appending("packages/i386/nightly" + variant.suffix)
  }

  /// Returns the package repository that a build leaves, as `pkgrepo -s` takes it.
  public func packageRepository(_ variant: Variant) -> FilePath {
    packages(variant).appending("repo.redist")
  }
}

extension Gate.Variant {
  fileprivate var suffix: String { self == .nonDebug ? "-nd" : "" }
}
