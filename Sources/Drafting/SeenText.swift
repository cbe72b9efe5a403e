/// A text that stands in answers, and how often (出现的文本).
package struct SeenText: Hashable, Sendable {
  /// The text as it stands in the file, without text typed beside it.
  package let text: String
  /// 次数.
  package var count: Int

  package init(text: String, count: Int) { (self.text, self.count) = (text, count) }
}
