import Diagnostics
import Testing

/// A message and its advice are printed as sentences.
struct SentenceTests {
  @Test(arguments: [
    (["得分印 9.34", "更正得分。"], "得分印 9.34。更正得分。"), (["是不是“甲”？", "请改。"], "是不是“甲”？请改。"),
    (["他说“好。”", "请看"], "他说“好。”请看。"), (["（见表 3）"], "（见表 3）。"), (["", "请看。"], "请看。"),
  ])
  func `Chinese sentences end in a stop and follow each other`(sentences: [String], text: String) {
    #expect(Language.zh.sentences(sentences) == text)
  }

  @Test(arguments: [
    (["the score is 9.34", "Correct it."], "the score is 9.34. Correct it."),
    (["did you mean ‘a’?", "Change it"], "did you mean ‘a’? Change it."),
  ])
  func `English sentences have a blank between them`(sentences: [String], text: String) {
    #expect(Language.en.sentences(sentences) == text)
  }
}
