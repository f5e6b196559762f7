/// A point in time by the Gregorian calendar.
struct TimeFields {
  var year: Int
  /// 1 is January.
  var month: Int
  var day: Int
  var hours: Int
  var minutes: Int
  var seconds: Int

  init(secondsSince1970: Int64) {
    let bounded = max(-1 << 50, min(1 << 50, Int(secondsSince1970)))
    let ofDay = ((bounded % 86_400) + 86_400) % 86_400
    (hours, minutes, seconds) = (ofDay / 3600, ofDay / 60 % 60, ofDay % 60)
    // Days since the first of March of the year 0: the leap day is the last of such a year.
    let days = (bounded - ofDay) / 86_400 + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let ofEra = days - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * ofYear + 2) / 153
    day = ofYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Groups of four and five times two digits.
  init?(parsing text: [UInt8]) {
    var index = 0
    func skipOthers() {
      while index < text.count, !ASCII.isDigit(text[index]) { index += 1 }
    }
    func number(_ digits: Int) -> Int? {
      skipOthers()
      guard index + digits <= text.count else { return nil }
      let value = text[index..<index + digits].prefix(while: ASCII.isDigit)
        .reduce(0) { $0 * 10 + Int($1 - 48) }
      index += digits
      return value
    }
    guard let year = number(4) else { return nil }
    self.year = year
    month = number(2) ?? 1
    day = number(2) ?? 0
    hours = number(2) ?? 0
    minutes = number(2) ?? 0
    seconds = number(2) ?? 0
    skipOthers()
    if index < text.count { return nil }
  }

  /// Fields beyond their bounds count on, as in C's `mktime`.
  var secondsSince1970: Int64 {
    let months = year * 12 + month - 1
    let (year, month) = (months / 12, months % 12 + 1)
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let days =
      era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear - 719_468
    return Int64(days * 86_400 + hours * 3600 + minutes * 60 + seconds)
  }

  var dayOfYear: Int {
    var first = self
    (first.month, first.day) = (1, 1)
    return Int((secondsSince1970 - first.secondsSince1970) / 86_400)
  }

  /// 0 is Sunday.
  var dayOfWeek: Int {
    let days = (Int(secondsSince1970) - hours * 3600 - minutes * 60 - seconds) / 86_400
    return ((days + 4) % 7 + 7) % 7
  }
}
