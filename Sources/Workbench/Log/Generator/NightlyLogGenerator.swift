/// Invents logs like nightly's, always the same ones for the same shape.
///
/// They are there to measure with, and to show what a large log looks like. Nothing in them was ever
/// built.
public struct NightlyLogGenerator: Sendable {
  /// How many bytes a piece has, about.
  static let pieceSize = 1 << 20

  /// What the log looks like.
  public let shape: LogShape

  private var random: SplitMix
  private var made: Int64 = 0
  private var isDone = false
  private var stamp = 0

  /// Makes a generator at the start of a log.
  public init(_ shape: LogShape) {
    self.shape = shape
    random = SplitMix(seed: shape.seed)
  }

  /// The next piece of the log; nil behind its end.
  public mutating func next() -> [UInt8]? {
    guard !isDone else { return nil }
    var piece: [UInt8] = []
    piece.reserveCapacity(NightlyLogGenerator.pieceSize + (1 << 16))
    if shape.texture == .nightly, made == 0 { piece += opening() }
    while piece.count < NightlyLogGenerator.pieceSize,
      made + Int64(piece.count) < shape.sizeInBytes
    {
      addLines(to: &piece)
    }
    made += Int64(piece.count)
    if made >= shape.sizeInBytes {
      isDone = true
      if shape.texture == .nightly { piece += ending() }
    }
    return piece.isEmpty ? nil : piece
  }
}

extension NightlyLogGenerator {
  private mutating func addLines(to piece: inout [UInt8]) {
    switch shape.texture {
    case .nightly: addJob(to: &piece)
    case .shortLines: addFiller(59, to: &piece)
    case .longLines: addFiller((1 << 16) - 1, to: &piece)
    case .oneLine: piece += repeatElement(UInt8(ascii: "x"), count: 4096)
    case .colons: piece += repeatElement(UInt8(ascii: ":"), count: 79) + [10]
    case .colonDense:
      piece += "a:b/c.h:12:3:/usr/src/cmd:lib:uts:12:34:56:x86:i86pc:amd64:dev:\n".utf8
    case .errors: piece += "../common/id.c:118:2: error: expected ';' before 'return'\n".utf8
    case .newlines: piece += repeatElement(10, count: 4096)
    }
  }

  private mutating func addFiller(_ length: Int, to piece: inout [UInt8]) {
    let words = NightlyLogGenerator.flags
    let start = piece.count
    while piece.count - start < length {
      piece += words[Int.random(in: words.indices, using: &random)]
    }
    piece.removeLast(piece.count - start - length)
    piece.append(10)
  }

  /// A job of dmake's: its mark, its commands, its output, and now and then its failure.
  private mutating func addJob(to piece: inout [UInt8]) {
    let component = NightlyLogGenerator.component(&random)
    let file = "file\(Int.random(in: 0..<400, using: &random))"
    let count = Int.random(in: 1...shape.jobs, using: &random)
    piece += "genesis --> \(count) job\(count == 1 ? "" : "s")\n".utf8
    addCommand(
      "/ws/usr/src/tools/proto/root_i386-nd/opt/onbld/bin/i386/cw --primary gcc10,"
        + "/opt/gcc-10/bin/gcc,gnu --", output: file, to: &piece)
    piece += "genesis --> Job output\n".utf8
    if Int.random(in: 0..<4, using: &random) == 0 {
      piece += "/ws/usr/src/\(component)\n".utf8
    }
    addCommand("+ /opt/gcc-10/bin/gcc", output: file, to: &piece)
    if Double.random(in: 0..<1000, using: &random) < shape.failuresPerThousandJobs {
      addFailure(of: file, in: component, to: &piece)
    } else {
      piece += "/opt/onbld/bin/i386/ctfconvert -m -l stlouis-0-g2205894696 \(file).o\n".utf8
    }
  }

  private mutating func addCommand(_ start: String, output: String, to piece: inout [UInt8]) {
    let length = Int.random(in: shape.commandLength, using: &random)
    let words = NightlyLogGenerator.flags
    let begin = piece.count
    piece += start.utf8
    while piece.count - begin < length {
      piece += words[Int.random(in: words.indices, using: &random)]
    }
    piece += " -c -o \(output).o \(output).c \n".utf8
  }

  private mutating func addFailure(
    of file: String, in component: String, to piece: inout [UInt8]
  ) {
    let line = Int.random(in: 1...2000, using: &random)
    piece +=
      """
      \(file).c: In function 'main':
      \(file).c:\(line):2: error: 'foo' undeclared (first use in this function)
         foo = 1;
         ^~~
      *** Error code 1
      dmake: Warning: Command failed for target `\(file).o'
      Current working directory /ws/usr/src/\(component)
      dmake: Warning: Target `install' not remade because of errors
      Current working directory /ws/usr/src/\(component)

      """.utf8
  }

  private mutating func opening() -> [UInt8] {
    let variables = "CODEMGR_WS=/ws\nNIGHTLY_OPTIONS=-nCAprt\nDMAKE_MAX_JOBS=\(shape.jobs)\n"
    return Array(
      """

      ==== Nightly distributed build started:   \(date()) ====

      ==== list of environment variables ====

      \(variables)
      ==== Make clobber at \(date()) ====

      /ws/usr/src

      ==== Bootstrapping tools at \(date()) ====

      /ws/usr/src/tools

      real    2:10.4
      user    9:21.7
      sys     1:03.2

      ==== Building OS-Net source at \(date()) (non-DEBUG) ====


      """.utf8)
  }

  private mutating func ending() -> [UInt8] {
    Array(
      """

      real    39:40.2
      user  6:24:27.1
      sys   1:09:21.0

      ==== Ended OS-Net source build at \(date()) (non-DEBUG) ====


      ==== No DEBUG  build ====


      ==== Find core files ====

      ==== Nightly distributed build completed: \(date()) ====

      ==== Total build time ====

      real    0:57:12

      """.utf8)
  }

  /// A date that is some minutes after the one before.
  private mutating func date() -> String {
    stamp += 7
    let (hours, minutes) = (stamp / 60, stamp % 60)
    return "Sun Nov 22 \(pad(10 + hours)):\(pad(minutes)):33 UTC 2026"
  }

  private func pad(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}

extension NightlyLogGenerator {
  private static let flags: [[UInt8]] = [
    " -fident", " -finline", " -fno-inline-functions", " -fno-builtin", " -fno-asm",
    " -fdiagnostics-show-option", " -nodefaultlibs", " -D__sun", " -m64", " -mtune=opteron",
    " -Ui386", " -U__i386", " -fno-strict-aliasing", " -fno-unit-at-a-time",
    " -fno-optimize-sibling-calls", " -O2", " -Wall", " -Wextra", " -Werror",
    " -Wno-missing-braces",
    " -Wno-sign-compare", " -Wno-unknown-pragmas", " -Wno-unused-parameter",
    " -Wno-error=clobbered",
    " -std=gnu99", " -msave-args", " -g", " -gdwarf-2", " -fstack-protector-strong", " -D_KERNEL",
    " -D_SYSCALL32", " -D_DDI_STRICT", " -I../../common", " -I../../intel/sys", " -DDEBUG",
    " -I/ws/proto/root_i386-nd/usr/include", " -Dstrerror=_strerror", " -D_REENTRANT",
  ].map { Array($0.utf8) }

  private static func component(_ random: inout SplitMix) -> String {
    let number = Int.random(in: 0..<200, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return "cmd/tool\(number)"
    case 1: return "lib/lib\(number)/amd64"
    case 2: return "uts/intel/mod\(number)"
    default: return "cmd/cmd-inet/usr.sbin/daemon\(number)"
    }
  }
}
