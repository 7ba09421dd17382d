/// What a real tool of pkg5 printed, as Fixtures/pkg has it.
enum Transcript {
  /// Standard output, without the command before it and the marks behind it.
  static func output(_ name: String) throws -> String {
    let text = try Fixture.text("pkg/\(name).txt")
    let body = text.drop { $0 != "\n" }.dropFirst()
    let end =
      body.firstRange(of: "--stderr--")?.lowerBound ?? body.firstRange(of: "--exit ")?.lowerBound
    return String(body[..<(end ?? body.endIndex)])
  }
}
