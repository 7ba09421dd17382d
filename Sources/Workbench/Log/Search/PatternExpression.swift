import CPCRE2

/// A regular expression, compiled once, to match single lines with.
///
/// `@unchecked Sendable`: the compiled code is never changed, and each use has ``Places`` of its own.
final class PatternExpression: @unchecked Sendable {
  /// Why a regular expression is none.
  struct Mistake: Error, Hashable, Sendable {
    /// What PCRE2 says is wrong.
    var reason: String
    /// Where, in bytes from the start of the pattern.
    var offset: Int
  }

  /// What came of matching a line.
  enum Answer: Hashable, Sendable {
    /// The first match, in bytes.
    case found(Range<Int>)
    /// There is no match.
    case notFound
    /// It would have taken too long, or too much memory, to find out.
    case givenUp
  }

  /// The most steps of matching that a line is worth: some ten milliseconds.
  private static let mostSteps: UInt32 = 200_000
  /// The same for the interpreter, whose steps are smaller.
  private static let mostSmallSteps: UInt32 = 4_000_000

  private let code: OpaquePointer

  /// Compiles an expression.
  ///
  /// Lines are bytes; only an expression with letters beyond ASCII makes them UTF-8, of which PCRE2 then
  /// passes over what is none.
  init(_ text: String, ignoringCase: Bool) throws(Mistake) {
    let isBytes = text.utf8.allSatisfy { $0 < 0x80 }
    var options = PCRE2_NEVER_BACKSLASH_C
    if ignoringCase { options |= PCRE2_CASELESS }
    options |= isBytes ? PCRE2_NEVER_UTF : PCRE2_UTF | PCRE2_MATCH_INVALID_UTF
    var error: Int32 = 0
    var offset = 0
    var bytes = Array(text.utf8)
    guard
      let code = pcre2_compile_8(&bytes, bytes.count, options, &error, &offset, nil)
    else {
      throw Mistake(reason: PatternExpression.message(error), offset: offset)
    }
    self.code = code
    // Without the just-in-time compiler it matches all the same, only slower.
    _ = pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
  }

  deinit {
    pcre2_code_free_8(code)
  }

  /// What matching needs besides the expression; each user makes its own.
  ///
  /// It is somewhere to put the places of a match, a stack, and limits.
  final class Places {
    fileprivate let data: OpaquePointer?
    fileprivate let context: OpaquePointer?
    private let stack: OpaquePointer?

    fileprivate init(_ code: OpaquePointer) {
      data = pcre2_match_data_create_from_pattern_8(code, nil)
      context = pcre2_match_context_create_8(nil)
      pcre2_set_match_limit_8(context, PatternExpression.mostSteps)
      // With the 32 KiB that there are otherwise, `(a|b)*c` ends within a line of some kilobytes.
      stack = pcre2_jit_stack_create_8(32 << 10, 8 << 20, nil)
      pcre2_jit_stack_assign_8(context, nil, stack.map { UnsafeMutableRawPointer($0) })
    }

    deinit {
      pcre2_match_data_free_8(data)
      pcre2_match_context_free_8(context)
      pcre2_jit_stack_free_8(stack)
    }
  }

  /// What a user needs to match lines.
  func makePlaces() -> Places { Places(code) }

  /// Looks for the first match in a line.
  ///
  /// - Parameters:
  ///   - start: The byte from which on a match may begin.
  ///   - endsThere: Whether the line ends where its bytes do, so that `$` matches there.
  func match(
    in line: UnsafeRawBufferPointer, from start: Int = 0, endsThere: Bool = true, _ places: Places
  ) -> Answer {
    guard let data = places.data else { return .givenUp }
    let options = endsThere ? 0 : PCRE2_NOTEOL
    var count = match(line, start, options, places)
    // The interpreter has more of the heap than the compiled code has of a stack.
    if count == PCRE2_ERROR_JIT_STACKLIMIT {
      pcre2_set_match_limit_8(places.context, Self.mostSmallSteps)
      count = match(line, start, options | PCRE2_NO_JIT, places)
      pcre2_set_match_limit_8(places.context, Self.mostSteps)
    }
    if count == PCRE2_ERROR_NOMATCH { return .notFound }
    guard count > 0, let vector = pcre2_get_ovector_pointer_8(data) else { return .givenUp }
    // `\K` in a look-ahead can put the start behind the end.
    return .found(min(vector[0], vector[1])..<vector[1])
  }

  private func match(
    _ line: UnsafeRawBufferPointer, _ start: Int, _ options: UInt32, _ places: Places
  ) -> Int32 {
    let subject = line.baseAddress?.assumingMemoryBound(to: UInt8.self)
    return pcre2_match_8(
      code, subject, line.count, start, options, places.data, places.context)
  }

  private static func message(_ error: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = pcre2_get_error_message_8(error, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(count))), as: UTF8.self)
  }
}

extension PatternExpression.Answer {
  /// The match; nil if none is known.
  var range: Range<Int>? {
    if case .found(let range) = self { range } else { nil }
  }
}
