import CPCRE2

/// A regular expression, compiled once, to match single lines with.
///
/// `@unchecked Sendable`: the compiled code is never changed, and each use has match data of its own.
final class PatternExpression: @unchecked Sendable {
  /// Why a regular expression is none.
  struct Mistake: Error, Hashable, Sendable {
    /// What PCRE2 says is wrong.
    var reason: String
    /// Where, in bytes from the start of the pattern.
    var offset: Int
  }

  private let code: OpaquePointer
  private let limits: OpaquePointer?

  /// Compiles an expression.
  ///
  /// Lines are bytes; only an expression with letters beyond ASCII makes them UTF-8, of which PCRE2 then
  /// passes over what is none.
  init(_ text: String, ignoringCase: Bool) throws(Mistake) {
    var options = PCRE2_NEVER_BACKSLASH_C
    if ignoringCase { options |= PCRE2_CASELESS }
    if !text.utf8.allSatisfy({ $0 < 0x80 }) { options |= PCRE2_UTF | PCRE2_MATCH_INVALID_UTF }
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
    limits = pcre2_match_context_create_8(nil)
    // An expression that takes longer than this on one line is taken not to match it.
    pcre2_set_match_limit_8(limits, 200_000)
  }

  deinit {
    pcre2_match_context_free_8(limits)
    pcre2_code_free_8(code)
  }

  /// Somewhere to put the places of a match; each user makes its own.
  final class Places {
    fileprivate let data: OpaquePointer?

    fileprivate init(_ code: OpaquePointer) {
      data = pcre2_match_data_create_from_pattern_8(code, nil)
    }

    deinit {
      pcre2_match_data_free_8(data)
    }
  }

  /// Room for the places of a match.
  func makePlaces() -> Places { Places(code) }

  /// The first match in a line from a byte on.
  func match(
    in line: UnsafeRawBufferPointer, from start: Int = 0, _ places: Places
  ) -> Range<Int>? {
    guard let data = places.data else { return nil }
    let subject = line.baseAddress?.assumingMemoryBound(to: UInt8.self)
    let count = pcre2_match_8(code, subject, line.count, start, 0, data, limits)
    guard count > 0, let vector = pcre2_get_ovector_pointer_8(data) else { return nil }
    // `\K` in a look-ahead can put the start behind the end.
    return vector[0] <= vector[1] ? vector[0]..<vector[1] : nil
  }

  private static func message(_ error: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = pcre2_get_error_message_8(error, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(count))), as: UTF8.self)
  }
}
