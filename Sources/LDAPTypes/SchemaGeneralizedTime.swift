/// A point in time as RFC 4517 section 3.3.13 writes it, in UTC: `20261122151300Z`. Other zones are
/// not read; servers print none.
struct GeneralizedTime {
  /// The time with all of its digits, without the `Z`: the order of the text is that of time.
  let prepared: [UInt8]

  /// Reads a time; nil when the text is none.
  init?(parsing text: [UInt8]) {
    let digits = text.prefix(while: \.isASCIIDigit)
    // Minutes and seconds may be missing.
    guard [10, 12, 14].contains(digits.count) else { return nil }
    let date = digits + Array(repeating: UInt8(ascii: "0"), count: 14 - digits.count)
    func number(_ index: Int) -> Int { Int(date[index] - 0x30) * 10 + Int(date[index + 1] - 0x30) }
    let year = number(0) * 100 + number(2)
    guard (1...12).contains(number(4)), (1...Self.days(of: number(4), year)).contains(number(6)),
      number(8) < 24, number(10) < 60, number(12) <= 60
    else { return nil }

    var rest = text[digits.endIndex...]
    guard rest.popLast() == UInt8(ascii: "Z") else { return nil }
    var fraction: ArraySlice<UInt8> = []
    if let point = rest.popFirst() {
      fraction = rest.prefix(while: \.isASCIIDigit)
      guard point == UInt8(ascii: ".") || point == UInt8(ascii: ","), !fraction.isEmpty,
        fraction.count == rest.count
      else { return nil }
      while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    }
    prepared = date + (fraction.isEmpty ? [] : [UInt8(ascii: ".")] + fraction)
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}
