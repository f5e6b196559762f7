// Modules: LDAPTypes

import LDAPTypes

/// Whatever reads as a URL, or as what users give for a BDII, writes and reads the same.
func fuzz(_ input: [UInt8]) {
  let text = String(decoding: input, as: UTF8.self)
  for isBDII in [false, true] {
    do {
      let url = isBDII ? try LDAPURL(bdii: text) : try LDAPURL(parsing: text)
      expect(!isBDII || url.host != nil, "no host")
      expectRoundTrip(url)
    } catch {
      expect((0...text.utf8.count).contains(error.offset), "offset \(error.offset)")
      expect(!error.description.isEmpty, "no words")
    }
  }
}

private func expectRoundTrip(_ url: LDAPURL) {
  let text = url.description
  expect(text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "no URL: \(text)")
  do {
    let again = try LDAPURL(parsing: text)
    expect(again == url, "reads differently: \(text)")
    expect(again.description == text, "writes differently: \(text)")
  } catch {
    fatalError("\(text): \(error)")
  }
}
