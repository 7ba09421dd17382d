import HeliosTUI
import Workbench

/// A recipe's choices as a form that only what makes sense together can be entered into.
struct RecipeForm: Sendable {
  /// What a key means for it.
  enum Outcome: Hashable, Sendable {
    /// Make the plan of this.
    case plan(RecipeCall)
    /// Leave it.
    case leave
    /// Go on.
    case stay
  }

  /// What a field of the form stands for.
  private enum Slot: Hashable {
    case choice(RecipeChoice)
    case option(RecipeOption)
    case operands
  }

  let recipe: any Recipe.Type
  /// What would stop it now, as far as that is known without asking.
  let warning: String?
  /// The fields.
  private(set) var form: Form
  /// The call whose plan is being made.
  private(set) var asked: RecipeCall?
  /// Why the last plan could not be made, or what is missing.
  private(set) var problem: Problem?
  /// What doctor says would stop it.
  var obstacles: [Finding] = []
  /// Whether doctor was asked.
  var isExamined = false
  private let slots: [Slot]

  /// A form with choices made.
  ///
  /// - Parameters:
  ///   - words: The words of a command line; ones that the recipe does not know are left out as a whole.
  ///   - names: The options that it offers before the choices, instead of those that it offers as a rule behind them.
  init(
    _ recipe: any Recipe.Type, words: [String], warning: String? = nil,
    offering names: [String]? = nil
  ) {
    self.recipe = recipe
    self.warning = warning
    // Words kept by another version may not be understood: then the form begins empty.
    let arguments =
      (try? RecipeArguments(parsing: words, options: recipe.options)) ?? RecipeArguments()
    let chosen = recipe.choices.flatMap(\.alternatives).flatMap(\.options)
    let first = (names ?? []).compactMap { name in
      recipe.options.first { $0.name == name }
    }
    let last = recipe.options.filter { $0.isInForm && !chosen.contains($0.name) }
    slots =
      first.map(Slot.option) + recipe.choices.map(Slot.choice)
      + (recipe.operands.isEmpty ? [] : [.operands])
      + (names == nil ? last.map(Slot.option) : [])
    form = Form(slots.map { Self.field($0, recipe, arguments) })
    settle()
  }

  /// Takes a key.
  mutating func handle(_ key: Key) -> Outcome {
    if key == Key(.escape) { return .leave }
    guard asked == nil else { return .stay }
    guard key == Key(.enter) else {
      if form.handle(key) { problem = nil }
      settle()
      return .stay
    }
    do throws(Problem) {
      _ = try recipe.make(arguments, in: "/")
      asked = call
      return .plan(call)
    } catch {
      problem = error
      return .stay
    }
  }

  /// Takes pasted text.
  mutating func insert(_ text: String) {
    form.insert(text)
    settle()
  }

  /// Takes the answer that the plan can't be made.
  mutating func take(_ problem: Problem) {
    self.problem = problem
    asked = nil
  }

  /// The recipe with what is chosen now.
  var call: RecipeCall {
    RecipeCall(recipe: recipe.name, words: arguments.words(recipe.options))
  }
}

// MARK: - Between fields and words

extension RecipeForm {
  private static func field(
    _ slot: Slot, _ recipe: any Recipe.Type, _ arguments: RecipeArguments
  ) -> Form.Field {
    switch slot {
    case .choice(let choice):
      let fitting = choice.alternatives.indices
        .filter { choice.alternatives[$0].options.allSatisfy(arguments.has) }
        .max { choice.alternatives[$0].options.count < choice.alternatives[$1].options.count }
      return Form.Field(
        choice.name, .choice(choice.alternatives.map(\.name), selected: fitting ?? 0))
    case .operands:
      let text = TextField(
        arguments.operands.joined(separator: " "), placeholder: recipe.operands)
      return Form.Field(recipe.operandLabel, .text(text), hint: recipe.operandHelp)
    case .option(let option):
      return Form.Field(option.name, value(of: option, arguments), hint: option.help)
    }
  }

  private static func value(
    of option: RecipeOption, _ arguments: RecipeArguments
  ) -> Form.Value {
    let given = arguments.values[option.name]
    switch option.value {
    case .none: return .toggle(isOn: given != nil)
    case .word(let name), .path(let name):
      return .text(TextField(given ?? "", placeholder: name))
    case .oneOf(let words):
      let selected = given.flatMap { words.firstIndex(of: $0) }
      return .choice(["none"] + words, selected: selected.map { $0 + 1 } ?? 0)
    }
  }

  /// What is chosen now; fields that can't be changed count as empty.
  private var arguments: RecipeArguments {
    var values: [String: String] = [:]
    var operands: [String] = []
    for (slot, field) in zip(slots, form.fields) where field.refusal == nil {
      switch (slot, field.value) {
      case (.choice(let choice), .choice(_, let selected)):
        for name in choice.alternatives[selected].options { values[name] = "" }
      case (.option(let option), .toggle(isOn: true)): values[option.name] = ""
      case (.option(let option), .text(let text)) where !text.text.isEmpty:
        values[option.name] = text.text
      case (.option(let option), .choice(let words, let selected)) where selected > 0:
        values[option.name] = words[selected]
      case (.operands, .text(let text)) where !text.text.allSatisfy(\.isWhitespace):
        operands =
          recipe.operandForm == .text
          ? [text.text] : text.text.split(whereSeparator: \.isWhitespace).map(String.init)
      default: break
      }
    }
    return RecipeArguments(values: values, operands: operands)
  }

  /// Closes the fields that can't stand beside what is chosen, and opens those that can.
  ///
  /// To close one can open or close another, so this is done until nothing changes; choices and fields further up win.
  private mutating func settle() {
    for _ in 0...slots.count {
      let before = form
      for index in slots.indices { settle(index) }
      if form == before { return }
    }
  }

  private mutating func settle(_ index: Int) {
    switch (slots[index], form.fields[index].value) {
    case (.choice(let choice), .choice(_, let selected)):
      form.fields[index].hint = choice.alternatives[selected].help
    case (.option(let option), let value):
      let given = Set(arguments.values.keys)
      let refusal = recipe.options.refusal(of: option.name, beside: given)
      form.fields[index].refusal = refusal?.replacing("--", with: "")
      if refusal != nil, case .toggle = value {
        form.fields[index].value = .toggle(isOn: false)
      }
    default: break
    }
  }
}

extension Recipe {
  /// What its operands are called in a form: `components` for `[component ...]`, `file` for `FILE.p5p`, `names` for several.
  static var operandLabel: String {
    let words = operands.lowercased().split { " []".contains($0) }
    guard let first = words.first?.prefix(while: { $0.isLetter || $0 == "-" }) else { return "" }
    guard words.count > 1 else { return String(first) }
    return words[1] == "..." ? "\(first)s" : "names"
  }

  /// Whether there is anything to choose before a plan can be made.
  static var hasForm: Bool {
    !options.isEmpty || !(operands.isEmpty || operands.hasPrefix("["))
  }
}

extension RecipeForm {
  /// What doctor is asked about when it opens; nil if nothing is.
  var purpose: DoctorCheck.Purpose? {
    switch recipe.name {
    case BuildIllumos.name: .build
    case Setup.name: .setup
    default: nil
    }
  }
}
