import Glibc
import HeliosTUI
import Testing

@Suite struct SignalPipeTests {
  /// Dispatch's own sources lose some of so many.
  @Test @MainActor func eachSignalIsTold() async {
    let (stream, continuation) = AsyncStream<Int32>.makeStream()
    SignalPipe.watch([SIGUSR1]) { continuation.yield($0) }
    let clock = Task.detached {
      try await Task.sleep(for: .seconds(60))
      continuation.finish()
    }
    var told = 0
    kill(getpid(), SIGUSR1)
    for await signal in stream {
      #expect(signal == SIGUSR1)
      told += 1
      if told == 2000 { break }
      kill(getpid(), SIGUSR1)
    }
    clock.cancel()
    #expect(told == 2000)
  }
}
