public import Rollout

/// How offers differ, as JSON, format 1; `schema/diff.schema.json` describes it.
public struct OfferChangeReport: Encodable {
  let format = 1
  let from: String
  let to: String
  let comparedAt: String
  let cacheAge: Int?
  let complete: Bool
  let gaps: [String]
  let changes: [OfferChange]

  public init(
    _ changes: [OfferChange], from: String, to: String, cacheAge: Int?, gaps: [String],
    at moment: Timestamp
  ) {
    self.from = from
    self.to = to
    comparedAt = moment.description
    self.cacheAge = cacheAge
    complete = gaps.isEmpty
    self.gaps = gaps
    self.changes = changes
  }
}
