// Modules: LDAPTypes Gzip LDIF

import LDAPTypes
import LDIF

/// Whatever reads as LDIF, writes and reads the same, however it comes in.
///
/// An input is two bytes of switches and the LDIF.
func fuzz(_ input: [UInt8]) {
  guard input.count > 2 else { return }
  let switches = Int(input[0]) | Int(input[1]) << 8
  // The lowest twelve bits are the leniencies, and the fifteenth.
  expectRoundTrip(
    Array(input[2...]),
    LDIFReadOptions(
      leniency: LDIFLeniency(rawValue: switches & 0xFFF | switches >> 2 & 0x1000),
      trailingSpaces: [.reject, .strip, .retain, .retain][switches >> 12 & 3]))
}

private func expectRoundTrip(_ bytes: [UInt8], _ options: LDIFReadOptions) {
  let strict = Reading(bytes, LDIFReadOptions(recordLimit: 4096))
  expect(strict.warnings.isEmpty, "strict, and warns")
  var options = options
  options.recordLimit = 4096
  let lenient = Reading(bytes, options)
  for error in strict.errors + strict.warnings + lenient.errors + lenient.warnings {
    expect(error.mayContinueReading && !error.description.isEmpty, "\(error)")
    expect((1...lenient.lineCount).contains(error.line) && error.column > 0, "place of \(error)")
  }
  if strict.errors.isEmpty, strict.records.allSatisfy(\.isContent) {
    expect(lenient.records == strict.records, "leniency changes what is right")
    expect(lenient.errors.isEmpty && lenient.warnings.isEmpty, "leniency finds what is no error")
  }
  var slow = Reading(Trickle(bytes), options)
  slow.lineCount = lenient.lineCount
  expect(slow == lenient, "byte by byte it reads differently: \(slow), not \(lenient)")

  for style in [LDIFWritePolicy.Style(), .init(wrapWidth: nil, encodesControls: true)] {
    let (written, refusals) = LDIFWriter.write(lenient.records, policy: .standard(style))
    let refused = Set(refusals.map(\.index))
    for refusal in refusals {
      expect(
        [.badAttributeName, .nothingToWrite].contains(refusal.error.reason),
        "refused: \(refusal.error)")
    }
    let again = Reading(
      written,
      LDIFReadOptions(
        leniency: .mixedRecords, recordLimit: 1 << 14))
    expect(again.errors.isEmpty, "written wrongly: \(again.errors)")
    let records = lenient.records.enumerated().filter { !refused.contains($0.offset) }
    expect(again.records == records.map(\.element), "reads differently again")
  }
}

/// All records of a text, with the warnings and the errors on the way.
private struct Reading: Equatable {
  var records: [LDIFRecord] = []
  var warnings: [LDIFReadError] = []
  var errors: [LDIFReadError] = []
  var lineCount = 1

  init(_ bytes: [UInt8], _ options: LDIFReadOptions) {
    self.init(ByteArraySource(bytes), options)
    lineCount += bytes.count { $0 == UInt8(ascii: "\n") }
  }

  init(_ source: consuming some ByteSource & ~Copyable, _ options: LDIFReadOptions) {
    var reader = LDIFReader(source, name: "input", options: options)
    var steps = 0
    while true {
      steps += 1
      expect(steps < 10_000, "does not end")
      do throws(LDIFReadError) {
        guard let record = try reader.next() else { break }
        records.append(record)
      } catch {
        errors.append(error)
      }
      warnings += reader.warnings
    }
    warnings += reader.warnings
  }
}

/// Hands on some few bytes at a time.
private struct Trickle: ByteSource {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func read(into buffer: inout [UInt8], at offset: Int) -> Int {
    let count = min(1 + at % 7, bytes.count - at)
    for index in 0..<count { buffer[offset + index] = bytes[at + index] }
    at += count
    return count
  }
}

extension LDIFRecord {
  fileprivate var isContent: Bool {
    if case .content = self { true } else { false }
  }
}
