/// How well a few typed characters fit a text that holds them in that order.
///
/// A hit at the beginning of a word counts most, then hits that follow each other; what lies
/// between costs a little. Case counts only where a capital was typed.
public struct FuzzyMatch: Hashable, Sendable {
  /// More is better.
  public var score: Int
  /// The numbers of the characters that were hit, ascending.
  public var positions: [Int]

  /// Looks for the best way to find a pattern in a text; blanks in the pattern are skipped.
  ///
  /// - Returns: Nothing if the text does not hold the pattern's characters in their order. An empty
  ///   pattern fits everything.
  public init?(_ pattern: String, in text: String) {
    let wanted = pattern.filter { $0 != " " }.map(Letter.init)
    guard !wanted.isEmpty else {
      (score, positions) = (0, [])
      return
    }
    // Longer texts are no names: what lies behind is not looked at.
    let letters = text.prefix(256).map(Letter.init)
    guard let best = FuzzyMatch.best(wanted, in: letters) else { return nil }
    self = best
  }

  private struct Letter {
    let character: Character
    let lower: Character

    init(_ character: Character) {
      self.character = character
      lower = character.lowercased().first ?? character
    }

    func isHit(by wanted: Letter) -> Bool {
      wanted.character == wanted.lower ? lower == wanted.lower : character == wanted.character
    }
  }

  private init(score: Int, positions: [Int]) {
    (self.score, self.positions) = (score, positions)
  }

  /// For each place of the text: the best score of the pattern so far with its last hit there, and
  /// the hit before it.
  private static func best(_ wanted: [Letter], in letters: [Letter]) -> FuzzyMatch? {
    var previous: [Int?] = []
    var origins: [[Int]] = []
    for (index, letter) in wanted.enumerated() {
      var scores = [Int?](repeating: nil, count: letters.count)
      var origin = [Int](repeating: -1, count: letters.count)
      // The best of the places further left than the one just before, less what the gap costs.
      var far: (score: Int, place: Int)?
      for place in letters.indices {
        if let held = far { far = (held.score - 1, held.place) }
        if index > 0, place >= 2, let score = previous[place - 2], score - 1 > far?.score ?? .min {
          far = (score - 1, place - 2)
        }
        guard letters[place].isHit(by: letter) else { continue }
        let worth = worth(of: place, in: letters)
        if index == 0 {
          scores[place] = worth - min(place, 8)
          continue
        }
        let near = place > 0 ? previous[place - 1].map { $0 + 12 } : nil
        if let near, near >= far?.score ?? .min {
          (scores[place], origin[place]) = (near + worth, place - 1)
        } else if let far {
          (scores[place], origin[place]) = (far.score + worth, far.place)
        }
      }
      origins.append(origin)
      previous = scores
    }
    return traced(previous, origins)
  }

  private static func traced(_ scores: [Int?], _ origins: [[Int]]) -> FuzzyMatch? {
    var best: (score: Int, place: Int)?
    for (place, score) in scores.enumerated() {
      if let score, score > best?.score ?? .min { best = (score, place) }
    }
    guard let best else { return nil }
    var positions: [Int] = []
    var place = best.place
    for origin in origins.reversed() {
      positions.append(place)
      place = origin[place]
    }
    return FuzzyMatch(score: best.score, positions: positions.reversed())
  }

  /// What a hit is worth by its place alone.
  private static func worth(of place: Int, in letters: [Letter]) -> Int {
    guard place > 0 else { return 16 }
    let (before, here) = (letters[place - 1].character, letters[place].character)
    if !before.isLetter, !before.isNumber { return 14 }
    return before.isLowercase && here.isUppercase ? 12 : 4
  }
}
