import Dispatch

/// Where a ``LogDocument`` does its work: reading a cold file takes long, and must not keep a thread
/// of the pool that all other tasks share.
final class ReadingQueue: SerialExecutor {
  private let queue = DispatchQueue(label: "heliosw.log", qos: .userInitiated)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
