import LDAPTypes
import LDIF
import Testing

/// All records of a text, with the warnings and the errors on the way.
struct Reading {
  var records: [LDIFRecord] = []
  var warnings: [LDIFReadError] = []
  var errors: [LDIFReadError] = []

  init(_ text: String, _ options: LDIFReadOptions = LDIFReadOptions()) {
    self.init(bytes: Array(text.utf8), options)
  }

  init(bytes: [UInt8], _ options: LDIFReadOptions = LDIFReadOptions()) {
    var reader = LDIFReader(bytes, name: "test.ldif", options: options)
    while true {
      do throws(LDIFReadError) {
        guard let record = try reader.next() else { break }
        records.append(record)
      } catch {
        errors.append(error)
        if !error.mayContinueReading { break }
      }
      warnings += reader.warnings
    }
    warnings += reader.warnings
  }

  /// The entries among the records.
  var entries: [Entry] {
    records.compactMap { if case .content(let entry) = $0 { entry } else { nil } }
  }
}

extension LDIFReadOptions {
  static func lenient(_ leniency: LDIFLeniency) -> LDIFReadOptions {
    LDIFReadOptions(leniency: leniency)
  }
}

/// A text with a mark `▶` where something is wrong.
struct Marked {
  var text: String
  var line: Int
  var column: Int

  init(_ marked: String) {
    let parts = marked.split(separator: "▶", maxSplits: 1, omittingEmptySubsequences: false)
    text = parts.joined()
    let before = parts[0].utf8
    line = before.count { $0 == UInt8(ascii: "\n") } + 1
    column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
  }
}

/// Reads a text in which one record is wrong at the mark; the same passes when it is granted.
func expectProblem(
  _ problem: LDIFReadError.Problem, in marked: String, grantedBy leniency: LDIFLeniency? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let mark = Marked(marked)
  let reading = Reading(mark.text)
  #expect(
    reading.errors.map(\.problem) == [problem], "in \(marked)", sourceLocation: sourceLocation)
  if let error = reading.errors.first {
    #expect(
      [error.line, error.column] == [mark.line, mark.column], "\(error)",
      sourceLocation: sourceLocation)
  }
  if let leniency {
    let lenient = Reading(mark.text, .lenient(leniency))
    #expect(lenient.errors.isEmpty, sourceLocation: sourceLocation)
    #expect(lenient.warnings.map(\.problem) == [problem], sourceLocation: sourceLocation)
  }
}
