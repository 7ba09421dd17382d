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

  /// The pattern up to some character: for each place of the text, how good it is with its last hit
  /// there, and where the hit before that was.
  private struct Step {
    var scores: [Int?]
    var origins: [Int]
  }

  private static func best(_ wanted: [Letter], in letters: [Letter]) -> FuzzyMatch? {
    var steps: [Step] = []
    for letter in wanted {
      let hits = letters.indices.filter { letters[$0].isHit(by: letter) }
      guard !hits.isEmpty else { return nil }
      steps.append(step(after: steps.last, hits: hits, in: letters))
    }
    return traced(steps)
  }

  private static func step(after previous: Step?, hits: [Int], in letters: [Letter]) -> Step {
    let none = [Int?](repeating: nil, count: letters.count)
    var step = Step(scores: none, origins: [Int](repeating: -1, count: letters.count))
    // The best of the places passed so far, less what the gap since then costs.
    var far: (score: Int, place: Int)?
    var passed = 0
    for place in hits {
      let worth = worth(of: place, in: letters)
      guard let previous else {
        step.scores[place] = worth - min(place, 8)
        continue
      }
      while passed < place {
        if let score = previous.scores[passed], score + passed >= (far?.score ?? .min) {
          far = (score + passed, passed)
        }
        passed += 1
      }
      let near = place > 0 ? previous.scores[place - 1].map { $0 + 12 } : nil
      let distant = far.map { $0.score - place + 1 }
      guard let best = [near, distant].compactMap({ $0 }).max() else { continue }
      step.scores[place] = best + worth
      step.origins[place] = best == near ? place - 1 : far?.place ?? -1
    }
    return step
  }

  private static func traced(_ steps: [Step]) -> FuzzyMatch? {
    var best: (score: Int, place: Int)?
    for (place, score) in (steps.last?.scores ?? []).enumerated() {
      if let score, score > best?.score ?? .min { best = (score, place) }
    }
    guard let best else { return nil }
    var positions: [Int] = []
    var place = best.place
    for step in steps.reversed() {
      positions.append(place)
      place = step.origins[place]
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
