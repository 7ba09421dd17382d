import HeliosTUI
import Testing
import Workbench

@testable import heliosw

/// Keys and sizes at random: nothing that is pressed may end the program or leave nothing to see.
@Suite struct RandomKeysTests {
  private static let keys =
    (32...126).compactMap { Unicode.Scalar($0).map { Key.character(Character($0)) } }
    + "abcdefghjklnopqrstuvwxyz".map { Key(.character($0), .control) }
    + [
      .enter, .escape, .tab, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown, .insert, .function(1), .function(3), .function(9),
    ].map { Key($0) }

  @Test(arguments: 1...12) func noSequenceOfKeysHarms(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let messages =
      MadeUp.known() + MadeUp.built(.running, errors: 3, warnings: 1) + [.jobs(MadeUp.jobs)]
    var bench = try Bench(Size(columns: 80, rows: 24), seed.isMultiple(of: 3) ? [] : messages)
    for _ in 0..<400 {
      switch Int.random(in: 0..<20, using: &random) {
      case 0:
        bench.update(
          .resize(
            Size(
              columns: .random(in: 1...200, using: &random),
              rows: .random(in: 1...60, using: &random))))
      case 1:
        bench.take(
          .planned(RecipeCall(recipe: "build-illumos", words: ["-q"]), MadeUp.plan(lines: 9)))
      case 2: bench.update(.paste("x\u{1B}[A\n\u{7F}漢"))
      case 3: bench.take(messages.randomElement(using: &random) ?? .time(MadeUp.now))
      default:
        bench.update(.key(Self.keys.randomElement(using: &random) ?? Key(.escape)))
      }
      if Int.random(in: 0..<8, using: &random) == 0 {
        #expect(bench.lines.contains { !$0.isEmpty })
      }
    }
  }

  /// Numbers that are the same for the same seed.
  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
