import Rollout
import Testing

@Suite("Times as GLUE 2.0 writes them")
struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2000-02-29T23:59:59Z", 951_868_799),
    ("2026-11-22T10:46:58Z", 1_795_344_418), ("2100-03-01T00:00:00Z", 4_107_542_400),
    ("9999-12-31T23:59:59Z", 253_402_300_799),
  ])
  func knownMoments(_ text: String, _ seconds: Int) {
    #expect(Timestamp(text)?.secondsSinceEpoch == seconds)
    #expect("\(Timestamp(secondsSinceEpoch: seconds))" == text)
  }

  @Test("Every day of eight centuries reads back as itself")
  func everyDay() {
    for day in 0..<292_000 {
      let moment = Timestamp(secondsSinceEpoch: day * 86_400 + day % 86_400)
      #expect(Timestamp("\(moment)") == moment)
    }
  }

  @Test("A day alone is its first second")
  func dayAlone() {
    #expect(Timestamp("2026-12-31") == Timestamp("2026-12-31T00:00:00Z"))
  }

  @Test(arguments: [
    "", "2026-13-01", "2026-02-29", "1900-01-01", "2026-11-22T24:00:00Z", "2026-11-22T10:46:58",
    "2026-11-22T10:46:58+01:00", "2026-11-22 10:46:58Z", "２０２６-11-22", "2026-11-2x",
    "1969-12-31T23:59:59Z", "2026-11-22T10:60:00Z",
  ])
  func refused(_ text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test(
    "What others wrote may name a zone and fractions",
    arguments: [
      ("2026-11-22T10:46:58+01:00", "2026-11-22T09:46:58Z"),
      ("2026-11-22T23:46:58-05:30", "2026-11-23T05:16:58Z"),
      ("2026-11-22T10:46:58.5Z", "2026-11-22T10:46:58Z"),
      ("2026-11-22T10:46:58.000123-00:00", "2026-11-22T10:46:58Z"),
      ("2026-11-22T10:46:58Z", "2026-11-22T10:46:58Z"), ("2026-11-22", "2026-11-22T00:00:00Z"),
    ])
  func others(_ text: String, _ moment: String) {
    #expect(Timestamp(dateTime: text)?.description == moment)
  }

  @Test(arguments: [
    "2026-11-22T10:46:58", "2026-11-22T10:46:58.Z", "2026-11-22T10:46:58+1:00",
    "2026-11-22T10:46:58+0100", "2026-11-22T10:46:58+15:00", "2026-11-22T10:46:58+01:60",
    "2026-11-22T10:46:58.5", "2026-11-22T10:46:58Zx", "1970-01-01T00:00:00+00:01",
    "9999-12-31T23:59:59-00:01", "2026-11-22T10:46:58+01:0٣",
  ])
  func nonsense(_ text: String) {
    #expect(Timestamp(dateTime: text) == nil)
  }
}
