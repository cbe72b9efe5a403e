import Foundation
import Testing

@testable import Responses

@Suite struct TextFoldingTests {
  @Test func `every sign folds as the standard says, by itself and among others`() {
    let signs = (0x21...0xFFFD).compactMap { Unicode.Scalar($0) }.filter {
      !$0.properties.isWhitespace && $0.properties.generalCategory != .format
    }
    let wrong = signs.filter { sign in
      let text = "满\(sign)1"
      let normal = text.precomposedStringWithCompatibilityMapping
      let expected = normal.unicodeScalars.filter {
        !$0.properties.isWhitespace && $0.properties.generalCategory != .format
      }
      return !text.folded.unicodeScalars.elementsEqual(expected)
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5).map { String($0.value, radix: 16) })")
  }

  @Test func `full-width signs and blanks are plain ones and none`() {
    #expect("Ｑ１．您 满意　吗（必答）？～".folded == "Q1.您满意吗(必答)?~")
    #expect("题干——行".folded == "题干——行")
  }

  @Test(arguments: [
    ("A.满意", "满意"), ("①满意", "满意"), ("(1)满意", "满意"), ("满意", nil), ("1.5", nil), ("中A.", nil),
  ])
  func `a list mark is taken off where one stands`(text: String, rest: String?) {
    #expect(text.withoutListMark == rest)
  }
}
