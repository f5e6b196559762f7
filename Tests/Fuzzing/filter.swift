// Modules: LDAPTypes

import LDAPTypes

/// Whatever reads as a filter, writes and reads the same; and no value adds anything to a filter.
func fuzz(_ input: [UInt8]) {
  let value = AttributeValue(bytes: input)
  expectRoundTrip(.equality("cn", value))
  if !input.isEmpty {
    expectRoundTrip(.substrings("cn", initial: value, any: [value], final: value))
  }
  let filter: Filter
  do {
    filter = try Filter(parsing: input.span)
  } catch {
    expect((0...input.count).contains(error.offset), "offset \(error.offset)")
    expect(!error.description.isEmpty, "no words")
    return
  }
  expectRoundTrip(filter)
}

private func expectRoundTrip(_ filter: Filter) {
  let text = filter.description
  do {
    let again = try Filter(parsing: text)
    expect(again == filter, "reads differently: \(text)")
    expect(again.hashValue == filter.hashValue, "hashes differently: \(text)")
    expect(again.description == text, "writes differently: \(text)")
  } catch {
    fatalError("\(text): \(error)")
  }
}
