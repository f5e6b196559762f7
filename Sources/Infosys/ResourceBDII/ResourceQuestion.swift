internal import LDAPTypes

/// A question to a resource BDII. What is asked of several IDs at once is remembered ID by ID, so that an
/// answer that was kept still fits when one more is asked for, or one less.
struct ResourceQuestion {
  /// What is asked for, as a request of its own, and which of the entries found are of it.
  struct Part {
    let request: SearchRequest
    let has: (Entry) -> Bool
  }

  /// What is sent.
  let request: SearchRequest
  let parts: [Part]

  /// Asks for what does not depend on how many records there are.
  init(_ request: SearchRequest) {
    self.request = request
    parts = [Part(request: request) { _ in true }]
  }

  /// Asks for the entries whose attribute is one of the IDs.
  ///
  /// - Parameter request: The request with such a filter; it must ask for the attribute.
  init(
    _ attribute: AttributeDescription, anyOf ids: [String], _ request: (Filter) -> SearchRequest
  ) {
    self.request = request(.anyOf(attribute, ids))
    parts = ids.map { id in
      Part(request: request(.equals(attribute, id))) { $0.strings(attribute).contains(id) }
    }
  }
}
