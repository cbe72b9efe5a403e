#if SPSS
  internal import Foundation

  /// Hands pieces of text from the thread that parses to the one that reads (分块通道), one at a time: libreadstat calls
  /// back with every value, readers of text ask for the next bytes, and neither may run ahead of the other's memory.
  ///
  /// Safe to share: every stored property is read and written only while the condition is locked.
  final class ChunkChannel: @unchecked Sendable {
    private let condition = NSCondition()
    private var waiting: [UInt8]?
    private var outcome: Result<Void, SavProblem>?
    private var isAbandoned = false

    /// Waits until the piece before it has been taken, and leaves this one.
    /// - Returns: Whether anybody still wants more.
    func put(_ chunk: [UInt8]) -> Bool {
      condition.lock()
      defer { condition.unlock() }
      while waiting != nil, !isAbandoned { condition.wait() }
      guard !isAbandoned else { return false }
      waiting = chunk
      condition.broadcast()
      return true
    }

    /// No more comes after what has been put, and why.
    func finish(_ outcome: Result<Void, SavProblem>) {
      condition.lock()
      defer { condition.unlock() }
      self.outcome = outcome
      condition.broadcast()
    }

    /// Waits for the next piece; `nil` at the end. What made the parser stop short is thrown after the last whole piece.
    func take() throws(SavProblem) -> [UInt8]? {
      condition.lock()
      defer { condition.unlock() }
      while waiting == nil, outcome == nil { condition.wait() }
      if let chunk = waiting {
        waiting = nil
        condition.broadcast()
        return chunk
      }
      try outcome?.get()
      return nil
    }

    /// Nobody reads on: the parser stops at its next piece.
    func abandon() {
      condition.lock()
      defer { condition.unlock() }
      isAbandoned = true
      condition.broadcast()
    }
  }
#endif
