import Synchronization

/// Where works put their messages, from any thread; the runtime takes them in batches.
public final class Mailbox<Message: Sendable>: Sendable {
  private struct Content {
    var messages: [Message] = []
    /// Places in `messages` of those that a later one of the same key replaces.
    var places: [AnySendableKey: Int] = [:]
    var isClosed = false
  }

  private let content = Mutex(Content())
  private let wake: @Sendable () -> Void

  /// Makes a mailbox.
  ///
  /// - Parameter wake: Called when a message comes into the empty box, on the thread that posts it.
  public init(wake: @escaping @Sendable () -> Void = {}) {
    self.wake = wake
  }

  /// Puts a message into the box, behind all others.
  public func post(_ message: Message) {
    add { $0.messages.append(message) }
  }

  /// Puts a message into the box that makes an earlier one of the same key needless: if that one
  /// was not taken yet, the new one gets its place.
  public func post(_ message: Message, replacing key: some Hashable & Sendable) {
    let key = AnySendableKey(key)
    add { content in
      if let place = content.places[key] {
        content.messages[place] = message
      } else {
        content.places[key] = content.messages.count
        content.messages.append(message)
      }
    }
  }

  /// Takes all messages out of the box, the oldest first.
  public func take() -> [Message] {
    content.withLock { content in
      content.places.removeAll(keepingCapacity: true)
      return exchange(&content.messages, with: [])
    }
  }

  /// Drops what is in the box and whatever will be posted.
  func close() {
    content.withLock { $0 = Content(isClosed: true) }
  }

  private func add(_ change: (inout Content) -> Void) {
    let isFirst = content.withLock { content in
      guard !content.isClosed else { return false }
      let wasEmpty = content.messages.isEmpty
      change(&content)
      return wasEmpty
    }
    if isFirst { wake() }
  }
}

/// A key of any type that can be passed between threads.
private struct AnySendableKey: Hashable, @unchecked Sendable {
  // Invariant: only ever made of a Sendable value.
  private let key: AnyHashable

  init(_ key: some Hashable & Sendable) { self.key = AnyHashable(key) }
}
