internal import Synchronization

/// What becomes of responses that are read in parts (分部处理): it is used by one thread at a time, and takes any parts in
/// any order.
public protocol PartWorker: AnyObject, SendableMetatype {
  /// What there is in the end.
  associatedtype Result: Sendable
  /// Takes the responses of a part.
  func add(_ table: ResponseTable)
  /// What has been made of all parts taken.
  func finish() -> Result
}

/// As many workers as there are threads (处理者池).
final class WorkerPool<Worker: PartWorker>: Sendable {
  /// A worker is in one place at a time: in the pool, or with the thread that took it out.
  private struct Member: @unchecked Sendable {
    let worker: Worker
  }

  private let idle = Mutex<[Member]>([])
  private let make: @Sendable () -> Worker

  init(_ make: @escaping @Sendable () -> Worker) { self.make = make }

  /// Gives a part to a worker that has nothing to do.
  func add(_ table: ResponseTable) {
    let member = idle.withLock { $0.popLast() } ?? Member(worker: make())
    member.worker.add(table)
    idle.withLock { $0.append(member) }
  }

  /// What all workers have made, when no thread is left.
  func finish(merge: (inout Worker.Result, Worker.Result) -> Void) -> Worker.Result {
    let workers = idle.withLock { $0 }
    var results = workers.map { $0.worker.finish() }[...]
    var whole = results.popFirst() ?? make().finish()
    for result in results { merge(&whole, result) }
    return whole
  }
}
