/// One of nightly's pipelines of greps: what a line must have, and what it must not have.
struct Listing: Hashable, Sendable {
  /// Of each of these sets the line has one fact at least.
  var needs: [LineFacts]
  /// The line has none of these.
  var butNot: LineFacts = []

  /// Whether the pipeline would print a line.
  func lists(_ facts: LineFacts) -> Bool {
    facts.isDisjoint(with: butNot) && needs.allSatisfy { !facts.isDisjoint(with: $0) }
  }
}
