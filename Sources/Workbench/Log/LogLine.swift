/// One line of a log, cut to the bytes that are wanted.
public struct LogLine: Hashable, Sendable {
  /// The line's number, counted from 0; nil while the index has not come that far.
  public var number: Int?
  /// Where the line begins in the file, in bytes.
  public var offset: Int64
  /// The wanted bytes of the line, exactly as in the file, without the newline.
  public var bytes: [UInt8]
  /// How many bytes the whole line has, without the newline.
  public var fullLength: Int
  /// What the line is.
  public var kinds: LineKinds

  /// Makes a line.
  public init(
    number: Int?, offset: Int64, bytes: [UInt8], fullLength: Int, kinds: LineKinds = []
  ) {
    self.number = number
    self.offset = offset
    self.bytes = bytes
    self.fullLength = fullLength
    self.kinds = kinds
  }

  /// The bytes as text, with what is no UTF-8 replaced; control characters are still in it.
  public var text: String {
    String(decoding: bytes, as: UTF8.self)
  }
}
