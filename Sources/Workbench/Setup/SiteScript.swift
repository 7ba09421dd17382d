import SystemPackage

/// `lib/site.sh` of a consolidation built like OmniOS' ones, byte for byte as the helios repository's own tool writes it.
///
/// - Source: helios tools/helios-build/src/main.rs, `cmd_setup`.
struct SiteScript: Hashable, Sendable {
  /// The release of Helios the machine runs.
  var release: HeliosRelease
  /// The folder that its builds use for what they don't keep: `tmp/NAME` in the workspace.
  var temporaryFolder: FilePath

  /// The whole text.
  var contents: String {
    """
    PFEXEC=/usr/bin/pfexec
    PKGPUBLISHER=\(release.publisher)
    HOMEURL=https://oxide.computer/helios
    PUBLISHER_EMAIL=jmc@oxide.computer
    RELVER=\(release.rawValue)
    DASHREV=0
    PVER=$RELVER.$DASHREV
    IPS_REPO=https://pkg.oxide.computer/helios/\(release.rawValue)/dev/
    TMPDIR=\(temporaryFolder)
    DTMPDIR=$TMPDIR

    """
  }
}

extension HeliosRelease {
  /// The publisher of its packages.
  ///
  /// - Source: as above: `helios-dev` up to Helios 2, then `helios`.
  public var publisher: String { self == .helios3 ? "helios" : "helios-dev" }
}
