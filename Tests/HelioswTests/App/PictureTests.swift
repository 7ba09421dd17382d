import HeliosTUI
import Testing

@testable import heliosw

@Suite struct PictureTests {
  @Test(arguments: Scene.allCases, Picture.sizes)
  func aSceneLooksAsItsPicture(scene: Scene, size: Size) throws {
    let screen = try scene.bench(size).screen
    try Picture.keep(screen, scene, size)
    #expect(try screen == Picture.expected(scene, size))
  }

  @Test func everyPictureBelongsToAScene() {
    let known = Set(
      Scene.allCases.flatMap { scene in Picture.sizes.map { Picture.name(scene, $0) } })
    #expect(Set(Picture.folder.entries) == known)
  }

  @Test(arguments: Scene.allCases)
  func aSceneIsDrawnInASCIIWhereTheTerminalKnowsNoMore(scene: Scene) throws {
    let screen = try scene.bench(Size(columns: 80, rows: 24)).surface(.ascii).text
    #expect(screen.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test(arguments: Scene.allCases)
  func aSceneCanBeDrawnAtAnySize(scene: Scene) throws {
    for (columns, rows) in [(1, 1), (39, 9), (40, 10), (41, 11), (99, 23), (100, 24), (200, 60)] {
      let bench = try scene.bench(Size(columns: columns, rows: rows))
      #expect(bench.lines.count == rows)
    }
  }

  @Test func aScreenTooSmallSaysWhatIsNeeded() throws {
    #expect(
      try Bench(Size(columns: 39, rows: 10)).lines.prefix(3) == [
        "heliosw needs", "40x10 cells", "",
      ])
  }
}
