import ArgumentParser
import DelimitedText
import Diagnostics
import EstimateRequests
import Tables

struct EstimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: "估计 · Design-based estimates from any data file: strata, clusters, weights, replicates.",
    usage: "manyi estimate REQUEST.yaml",
    discussion: """
      请求文件写明数据、设计（层、单元、总体数、权数、复制权重）和统计；误差按设计计算，每个区间注明方法与自由度。
      The request names the data, how the rows were drawn, and what to estimate; every error follows from the design.
      """)

  @Argument(help: "估计请求 · The request (- is standard input).")
  var request: String

  @OptionGroup var common: CommonOptions

  @Option(help: "线程数，默认为处理器数 · Threads; results do not depend on it.")
  var threads: Int?

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is a count of 1 or more")
    }
  }

  func run() throws {
    var result = CommandResult()
    if let results = evaluate(&result) {
      let words = common.words
      result.json = EstimateReport.json(results)
      result.document = EstimateReport.document(results, language: words)
      result.table = { EstimateReport.records(results, language: words) }
    }
    try common.finish(result, command: "estimate")
  }

  private func evaluate(_ result: inout CommandResult) -> EstimateResults? {
    do throws(FileProblem) {
      let bytes = try result.bytes(of: request)
      let read = EstimateRequest.read(bytes: bytes, file: request)
      result.problems += read.problems
      result.lines[request] = read.lines
      guard let request = read.request else { return nil }
      return results(of: request, &result)
    } catch {
      result.problems.append(error)
      return nil
    }
  }

  private func results(of request: EstimateRequest, _ result: inout CommandResult) -> EstimateResults? {
    let path = InputFile.path(request.data, besides: self.request)
    guard let source = result.export(of: path, sheet: nil) else { return nil }
    do throws(DelimitedTextError) {
      let (results, problems) = try request.estimate(
        from: source.bytes, file: source.name, encoding: source.encoding,
        threads: threads ?? Processors.count)
      result.problems += problems
      return results
    } catch {
      result.problems.append(error)
      return nil
    }
  }
}
