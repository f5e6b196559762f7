/// How offers differ, as JSON; `schema/diff.schema.json` describes it.
public struct OfferChangeReport: Encodable {
  let from: String
  let to: String
  let changes: [OfferChange]

  public init(_ changes: [OfferChange], from: String, to: String) {
    self.from = from
    self.to = to
    self.changes = changes
  }
}
