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

  /// The places of all patterns, one behind the other.
  private var places: [Place] = []
  /// Where the anchored patterns begin, and the others.
  private var anchored: [Int] = []
  private var unanchored: [Int] = []
  /// A byte of each class.
  private var samples: [UInt8] = []
  private var numbers: [State: UInt16] = [:]
  private var pending: [State] = []

  /// A place in a pattern: what fits there, and what is proved behind it.
  private struct Place {
    var bytes: ByteClass
    var repeats: Bool
    /// Whether the pattern ends behind this place; what it proves then.
    var fact: LineFacts?
  }

  /// What makes one state differ from another: places by their numbers, in order.
  private struct State: Hashable {
    var places: [Int] = []
    var found: LineFacts = []

    mutating func insert(_ place: Int) {
      guard let index = places.firstIndex(where: { $0 >= place }) else {
        places.append(place)
        return
      }
      if places[index] != place { places.insert(place, at: index) }
    }
  }

  init(_ patterns: [BytePattern]) {
    for pattern in patterns {
      if pattern.isAnchored {
        anchored.append(places.count)
      } else {
        unanchored.append(places.count)
      }
      for (index, step) in pattern.steps.enumerated() {
        let isLast = index == pattern.steps.count - 1
        places.append(
          Place(bytes: step.bytes, repeats: step.repeats, fact: isLast ? pattern.fact : nil))
      }
    }
  }

  /// Makes the tables.
  mutating func build() {
    sortBytesIntoClasses()
    var start = State()
    for place in anchored { enter(place, &start) }
    _ = number(of: start)
    let beginnings = samples.map { step(unanchored, over: $0) }
    var done = 0
    while done < pending.count {
      let here = pending[done].places
      done += 1
      for (index, byte) in samples.enumerated() {
        var state = here.isEmpty ? beginnings[index] : step(here, over: byte)
        if !here.isEmpty {
          for place in beginnings[index].places { state.insert(place) }
          state.found.formUnion(beginnings[index].found)
        }
        next.append(number(of: state))
      }
      next.append(contentsOf: repeatElement(0, count: 1 << shift - samples.count))
    }
  }

  private mutating func sortBytesIntoClasses() {
    let sets = Array(Set(places.map(\.bytes)))
    var numbers: [[Bool]: UInt8] = [:]
    for byte in UInt8.min...UInt8.max {
      let signature = sets.map { $0.contains(byte) }
      let number = numbers[signature] ?? UInt8(numbers.count)
      if numbers.updateValue(number, forKey: signature) == nil { samples.append(byte) }
      classes.append(number)
    }
    while 1 << shift < samples.count { shift += 1 }
  }

  private mutating func number(of state: State) -> UInt16 {
    if let number = numbers[state] { return number }
    let number = UInt16(pending.count)
    numbers[state] = number
    pending.append(state)
    found.append(state.found)
    return number
  }

  private func step(_ from: [Int], over byte: UInt8) -> State {
    var state = State()
    for place in from where places[place].bytes.contains(byte) {
      if places[place].repeats { enter(place, &state) } else { leave(place, &state) }
    }
    return state
  }

  /// Comes to a place, and to the one behind it if this one may be left out.
  private func enter(_ place: Int, _ state: inout State) {
    state.insert(place)
    if places[place].repeats { leave(place, &state) }
  }

  private func leave(_ place: Int, _ state: inout State) {
    if let fact = places[place].fact {
      state.found.formUnion(fact)
    } else {
      enter(place + 1, &state)
    }
  }
}
