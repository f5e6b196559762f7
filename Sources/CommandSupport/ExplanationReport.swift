/// What attributes mean, as JSON, format 1; `schema/attributes.schema.json` describes it.
public struct ExplanationReport: Encodable {
  let format = 1
  let attributes: [Explanation]

  public init(_ attributes: [Explanation]) {
    self.attributes = attributes
  }
}
