/// Turns patterns into the tables of an automaton, by the subset construction.
///
/// A state is the set of places, one for each pattern that is half found. The places that every
/// unanchored pattern could begin at any time are left out of the sets, since they are always there.
struct PatternMachineBuilder {
  /// The class of each byte.
  private(set) var classes: [UInt8] = []
  /// How far a state's number is shifted to make room for a class.
  private(set) var shift = 0
  /// The next state, by state and class.
  private(set) var next: [UInt16] = []
  /// The facts that reaching a state proves.
  private(set) var found: [LineFacts] = []

  private let patterns: [BytePattern]
  /// A byte of each class.
  private var samples: [UInt8] = []
  private var numbers: [Key: UInt16] = [:]
  private var pending: [Key] = []

  /// A place in a pattern.
  private struct Place: Hashable, Comparable {
    var pattern: Int
    var step: Int

    static func < (first: Place, second: Place) -> Bool {
      (first.pattern, first.step) < (second.pattern, second.step)
    }
  }

  /// What makes one state differ from another.
  private struct Key: Hashable {
    var places: [Place]
    var found: LineFacts
  }

  init(_ patterns: [BytePattern]) {
    self.patterns = patterns
  }

  /// Makes the tables.
  mutating func build() {
    sortBytesIntoClasses()
    let anchored = patterns.indices.filter { patterns[$0].isAnchored }
    let start = closure(anchored.map { Place(pattern: $0, step: 0) })
    _ = number(of: Key(places: start.places, found: []))
    let fresh = patterns.indices.filter { !patterns[$0].isAnchored }
    let beginnings = samples.map { byte in
      step(fresh.map { Place(pattern: $0, step: 0) }, over: byte)
    }
    var done = 0
    while done < pending.count {
      let places = pending[done].places
      done += 1
      for (index, byte) in samples.enumerated() {
        let here = step(places, over: byte)
        let beginning = beginnings[index]
        let all = here.places.isEmpty ? beginning.places : merge(here.places, beginning.places)
        next.append(number(of: Key(places: all, found: here.found.union(beginning.found))))
      }
      next.append(contentsOf: repeatElement(0, count: 1 << shift - samples.count))
    }
  }

  private mutating func sortBytesIntoClasses() {
    var sets = Set<ByteClass>()
    for pattern in patterns { sets.formUnion(pattern.steps.map(\.bytes)) }
    let all = Array(sets)
    var numbers: [[Bool]: UInt8] = [:]
    for byte in UInt8.min...UInt8.max {
      let signature = all.map { $0.contains(byte) }
      let number = numbers[signature] ?? UInt8(numbers.count)
      if numbers[signature] == nil {
        numbers[signature] = number
        samples.append(byte)
      }
      classes.append(number)
    }
    while 1 << shift < samples.count { shift += 1 }
  }

  private mutating func number(of key: Key) -> UInt16 {
    if let number = numbers[key] { return number }
    let number = UInt16(pending.count)
    numbers[key] = number
    pending.append(key)
    found.append(key.found)
    return number
  }

  private func step(_ places: [Place], over byte: UInt8) -> (places: [Place], found: LineFacts) {
    var reached: [Place] = []
    for place in places {
      let step = patterns[place.pattern].steps[place.step]
      guard step.bytes.contains(byte) else { continue }
      reached.append(
        step.repeats ? place : Place(pattern: place.pattern, step: place.step + 1))
    }
    return closure(reached)
  }

  /// Adds the places behind steps that may be left out, and takes out the patterns that are found.
  private func closure(_ places: [Place]) -> (places: [Place], found: LineFacts) {
    var all: Set<Place> = []
    var found: LineFacts = []
    for place in places {
      let steps = patterns[place.pattern].steps
      var step = place.step
      while step < steps.count {
        all.insert(Place(pattern: place.pattern, step: step))
        guard steps[step].repeats else { break }
        step += 1
      }
      if step == steps.count { found.formUnion(patterns[place.pattern].fact) }
    }
    return (all.sorted(), found)
  }

  private func merge(_ first: [Place], _ second: [Place]) -> [Place] {
    second.isEmpty ? first : Set(first + second).sorted()
  }
}
