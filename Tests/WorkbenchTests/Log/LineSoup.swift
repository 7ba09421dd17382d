@testable import Workbench

/// Lines made of what nightly's rules look for, of near misses, and of rubbish.
enum LineSoup {
  private static let words: [[UInt8]] =
    [
      "error", " error:", "\terror\t", " error ", "error:", " errorn", " error\\", " Error:",
      " err",
      "dmake:", "dmake", "dmak", "xdmake:", "dmake: Warning: ", "ld: guidance:", "ld: guidance",
      ": Entering directory ", ": Leaving directory ", "dmake: Entering directory `/x'",
      "dmake[2]: Leaving directory `/x'", "Ignoring unknown host", "cc ", "gcc -c x -o error x",
      "cc  -o error y", "cc -o error ", " -o error ", "warning", "warning:", "WARNING:", "Warn:",
      "warn:", "wArNiNg:", "warnin:", "tic:", "symbol `timezone' has differing types:",
      "symbol 'timezone' has differing types:", "timezone", "parameter <PSTAMP> set to", "PSTAMP",
      "redefining segment flags attribute for", "bootblock image is ", " bytes too big",
      "bootblock image is 12 bytes too big", "bootblock", "ERROR", "WARNING", "ERRO",
      "Lint engine setup", "Starting lint run", "Undefined", "Undefined\t\t\tfirst referenced",
      "Undefined first referenced", "Undefinedfirst referenced", "first referenced",
      " symbol  \t\t    in file", "ld: fatal:", "ld: fatal: symbol referencing errors",
      "*** Error code 1", "*** Signal 11", " (ignored)", "gmake: *** [x] Error 2",
      "sub: *** [y] Error 1", ": not found",
      "sh: foo: not found", "ctfconvert: CTF conversion failed", "ctfmerge: ", "cw: couldn't run",
      "nightly: Error:", "dtrace: failed to compile", ": No space left on device", "ld: elf error:",
      "Traceback (most recent call last):", "Aborting due to missing compiler", "error[E0425]: x",
      ": command not found", "trouble with bringover, quitting at ", "cannot bringover from ",
      "Aborting at request of ", "Unable to find \"Makefile\" in ", " has unresolved dependency ",
      "-Werror", "-Wno-error=x",
      "strerror(errno)", "perror", "mirror:", "a:b", ":", "::", "x.c:12:3: ", "collect2: ", "cc1: ",
      "+ /opt/gcc-10/bin/gcc ", "Current working directory /ws/usr/src/cmd/id", "real", "0:01.2",
      "====", "==== x ====", "\0", "\r", "\u{1B}[31m", " ", "\t", "  ", "", "a", "b", "t", "r",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3, 0x28], [0x80, 0x3A], [0x3A, 0x80]]

  /// A line without a newline in it.
  static func line(_ random: inout SplitMix) -> [UInt8] {
    var line: [UInt8] = []
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      line += words.randomElement(using: &random) ?? []
      if Bool.random(using: &random) { line.append(UInt8(ascii: " ")) }
    }
    return line
  }

  /// Many lines, each with its newline.
  static func lines(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = SplitMix(seed: seed)
    var bytes: [UInt8] = []
    for _ in 0..<count { bytes += line(&random) + [UInt8(ascii: "\n")] }
    return bytes
  }

  /// Lines that have gone wrong before, or that look as if they could.
  static let tricky: [UInt8] =
    Array(
      """
      dmake: Warning: Command failed for target `id.o'
       dmake: not at the start
      id.c:118:2: error: expected ; before return
      id.c:118:2: error
      x: an error here
      an error here without a colon
      ld: guidance: -z nolazyload
      gcc -o foo foo.c: error: warning in the same line
      gcc -c -Dx -o error error.c: x error: y
      cc -o error : error:
      cc  -o error : error:
      dmake: Entering directory `/ws/usr/src'
      dmake[3]: Leaving directory `/ws/usr/src': error:
      foo.c: WARNING: in capitals
      foo.c: Warning: mixed
      tic: warning: excluded
       tic: warning: not at the start
      symbol `timezone' has differing types: warning:
      symbol 'timezone' has differing types: warning:
      a warning without a colon
      forewarn: counts
      bootblock image is 12 bytes too big
      bootblock image is bytes too big
      the bootblock image is 1 2 3 bytes too big: x
      The following command caused the error:
      cc1: all warnings being treated as errors
      collect2: error: ld returned 1 exit status
      dtrace: failed to compile script x: "y", line 35: syntax error near "/"
      Undefined\t\t\tfirst referenced
       symbol  \t\t    in file
      foo                                 bar.o

      ld: fatal: symbol referencing errors
      ld: fatal: file x: open failed
      Undefined first referenced
      again
      error: at the very start
      \terror: after a tab
      error\t: before a tab
       error\\: x
       errorn: y
      """.utf8) + [0x0A, 0xFF, 0x20] + Array("error: after no UTF-8\n".utf8)
    + Array("nul \0 error: behind it\n".utf8) + Array("cc \0 -o error : x error: y\n".utf8)
    + Array("x error: and a carriage return\r\n\r\n".utf8)
}
