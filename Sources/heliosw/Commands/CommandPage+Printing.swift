import Workbench

extension CommandPage {
  /// Prints it, as lines that a shell can take or as JSON.
  func print(asJSON isJSON: Bool) throws {
    Console.print(
      isJSON ? try JSON.text(CommandPageReport(self)) : Console.neutralLines(text))
  }
}

/// Commands for another machine as JSON.
struct CommandPageReport: Encodable {
  let format = 1
  var sections: [Section]

  struct Section: Encodable {
    var title: String
    var commands: [Line]
  }

  struct Line: Encodable {
    var why: String
    var command: String
  }

  init(_ page: CommandPage) {
    sections = page.sections.map { section in
      Section(
        title: section.title,
        commands: section.lines.map { Line(why: $0.why, command: $0.command) })
    }
  }
}
