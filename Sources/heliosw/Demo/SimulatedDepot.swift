import Dispatch
import Glibc
import HeliosTUI
import SystemPackage
import Workbench

/// The simulated pkg.depotd(8) of the demo: it listens on this machine's own loopback, and says and logs what the real one does.
@MainActor final class SimulatedDepot {
  /// What it is started with.
  struct Settings {
    var repository: FilePath
    var port: UInt16
    var access: FilePath
    /// Seconds between the requests of made-up clients; without them nobody asks but who does.
    var pause: Int
    /// What `uname -v` prints on the machines of the made-up clients.
    var kernel: String
  }

  private let settings: Settings
  private let listener: Int32
  private let log: FileDescriptor
  private var sources: [any DispatchSourceProtocol] = []
  private var rounds = 0
  private var asking: Int32?

  /// Listens.
  ///
  /// - Throws: ``Problem`` in the real one's words.
  init(_ settings: Settings) throws(Problem) {
    guard let listener = LoopbackSocket.listen(port: settings.port) else {
      throw Problem(
        .failed,
        "unable to bind to the specified port: \(settings.port). Reason: Port \(settings.port) is in use on 127.0.0.1."
      )
    }
    do {
      log = try .open(
        settings.access, .writeOnly, options: [.create, .append], permissions: .ownerReadWrite)
    } catch {
      throw Problem(.failed, "the access log \(settings.access) can't be written: \(error)")
    }
    self.settings = settings
    self.listener = listener
  }

  /// Serves until TERM, INT or HUP comes.
  func serve() async {
    say("INDEX", "Search Available")
    for name in ["SIGTERM", "SIGHUP", "SIGUSR1"] { say("ENGINE", "Listening for \(name).") }
    say("ENGINE", "Bus STARTING")
    say("ENGINE", "Serving on http://127.0.0.1:\(settings.port)")
    await withCheckedContinuation { (ended: CheckedContinuation<Void, Never>) in
      watchSignals(ended)
      let calls = DispatchSource.makeReadSource(fileDescriptor: listener, queue: .main)
      calls.setEventHandler { MainActor.assumeIsolated { self.answer() } }
      calls.activate()
      sources.append(calls)
      startClients()
      say("ENGINE", "Bus STARTED")
    }
    say("ENGINE", "Bus STOPPING")
    say(
      "ENGINE",
      "HTTP Server cherrypy._cpwsgi_server.CPWSGIServer(('127.0.0.1', \(settings.port))) shut down")
    for word in ["STOPPED", "EXITING", "EXITED"] { say("ENGINE", "Bus \(word)") }
  }

  private func watchSignals(_ ended: CheckedContinuation<Void, Never>) {
    var open: CheckedContinuation<Void, Never>? = ended
    let names = [SIGTERM: "SIGTERM", SIGINT: "SIGINT", SIGHUP: "SIGHUP"]
    SignalPipe.watch(Array(names.keys)) { number in
      guard let waiting = open else { return }
      open = nil
      self.say("ENGINE", "Caught signal \(names[number] ?? "\(number)").")
      waiting.resume()
    }
  }

  private func answer() {
    guard let (descriptor, client) = LoopbackSocket.accept(listener) else { return }
    defer { close(descriptor) }
    guard let text = LoopbackSocket.text(from: descriptor) else { return }
    let answer = DepotAnswer(to: text, from: settings.repository)
    LoopbackSocket.send(answer.text, to: descriptor)
    // A log that can't be written any more is no reason not to answer.
    _ = try? log.writeAll(Array(answer.line(from: client, at: Self.moment).utf8))
  }

  // MARK: - Made-up clients

  private func startClients() {
    guard settings.pause > 0 else { return }
    let timer = DispatchSource.makeTimerSource(queue: .main)
    timer.schedule(deadline: .now(), repeating: .seconds(settings.pause))
    timer.setEventHandler { MainActor.assumeIsolated { self.ask() } }
    timer.activate()
    sources.append(timer)
  }

  /// A request of one of three machines; its answer is not waited for, and thrown away with the next one.
  private func ask() {
    if let asking { close(asking) }
    rounds += 1
    asking = LoopbackSocket.connect(port: settings.port, from: UInt8(20 + rounds % 3))
    guard let asking else { return }
    let paths = [
      "/versions/0/", "/publisher/0/", "/on-nightly/catalog/1/catalog.attrs",
      "/on-nightly/catalog/1/catalog.base.C",
      "/on-nightly/file/1/8ae191681fa09d78923d555996d8746f8601146a",
    ]
    let agent = "pkg/6202937c (sunos i86pc; 5.11 \(settings.kernel); full; pkg)"
    LoopbackSocket.send(
      "GET \(paths[rounds % paths.count]) HTTP/1.1\r\nUser-Agent: \(agent)\r\n\r\n", to: asking)
  }

  // MARK: - Words

  private func say(_ part: String, _ words: String) {
    // Whoever started it may not read any more.
    _ = try? FileDescriptor.standardError.writeAll(
      Array("[\(Self.moment)] \(part) \(words)\n".utf8))
  }

  /// The time as `22/Nov/2026:23:30:36`.
  private static var moment: String {
    let stamp = CalendarStamp(secondsSince1970: Moment.now).extended
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let parts = stamp.split { "-T:Z".contains($0) }
    let month = months[safely: (Int(parts[safely: 1] ?? "") ?? 1) - 1] ?? "Jan"
    return "\(parts[2])/\(month)/\(parts[0]):\(parts[3...5].joined(separator: ":"))"
  }
}
