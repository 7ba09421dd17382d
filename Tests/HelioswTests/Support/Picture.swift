import FoundationEssentials
import Glibc
import HeliosTUI
import SystemPackage

/// A screen as it was read by a person once, kept as a text file.
///
/// `HELIOSW_DRAW=1 swift test --filter PictureTests` writes them anew; read the difference before
/// you keep it.
enum Picture {
  static let folder = ProgramUnderTest.checkout.appending("Tests/HelioswTests/Fixtures/screens")

  /// The sizes that every scene is drawn at.
  static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 40, rows: 10), Size(columns: 120, rows: 40),
  ]

  static func name(_ scene: Scene, _ size: Size) -> String {
    "\(scene.rawValue).\(size.columns)x\(size.rows).txt"
  }

  /// The screen that is expected, without the file's last line break.
  static func expected(_ scene: Scene, _ size: Size) throws -> String {
    String(try folder.appending(name(scene, size)).text().dropLast())
  }

  /// Keeps a screen as it is now, if that was asked for.
  static func keep(_ screen: String, _ scene: Scene, _ size: Size) throws {
    guard getenv("HELIOSW_DRAW") != nil else { return }
    try (screen + "\n").write(
      toFile: folder.appending(name(scene, size)).string, atomically: true, encoding: .utf8)
  }
}
