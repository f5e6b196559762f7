// Modules: ClassAd

import ClassAd

@_silgen_name("__lsan_disable") private func ignoreAllocations()
@_silgen_name("__lsan_enable") private func watchAllocations()

/// What the library makes once and keeps for good. The leak sanitizer would take it for lost: where an
/// enumeration keeps its case in unused bits of a pointer, as `Expression` does, it sees no pointer.
private let constants: Void = {
  ignoreAllocations()
  defer { watchAllocations() }
  do {
    let ad = try ClassAd(
      parsing: """
        [CloseStorageElements = {[name = "se"]}; a = retrieveCloseSEsInfo("x"); b = my.parent; \
        c = FQANMember("VOMS:/x", {"VOMS:/x"})]
        """)
    var context = MatchContext(my: ad, other: ad)
    context.storageElements["se"] = ClassAd()
    for name in ad.names { _ = context.value(of: name).description }
  } catch {
    fatalError("\(error)")
  }
}()

/// Whatever reads as an expression or a JDL, writes and reads the same, loses no byte, and comes to
/// a value in bounded time.
func fuzz(_ input: [UInt8]) {
  _ = constants
  var limits = EvaluationLimits()
  limits.steps = 100_000
  do {
    let expression = try Expression(parsing: input)
    expectRoundTrip(expression)
    _ = CompiledExpression(expression).value(limits: limits).description
  } catch {
    expectPosition(error, input)
  }
  let document: JDLDocument
  do {
    document = try JDLDocument(bytes: input)
  } catch {
    return expectPosition(error, input)
  }
  expect(document.tokens.flatMap { document.bytes[$0.range] } == input, "tokens lose bytes")
  let ad = document.ad
  var context = MatchContext(my: ad, other: ad)
  context.limits = limits
  for attribute in document.attributes.prefix(10) {
    expectRoundTrip(attribute.value)
    _ = context.value(of: attribute.name).description
    _ = attribute.value.references
  }
  let condition = Expression.boolean(true)
  guard let merged = try? document.merging(condition) else { return }
  do {
    expect(try merged.merging(condition) == merged, "merged twice")
    if try document.unmerging() == document {
      expect(try merged.unmerging() == document, "not as before")
    }
  } catch {
    fatalError("\(merged): \(error)")
  }
}

private func expectPosition(_ error: ParseError, _ input: [UInt8]) {
  expect((0...input.count).contains(error.offset), "offset \(error.offset)")
  expect(!error.description.isEmpty, "no words")
}

private func expectRoundTrip(_ expression: Expression) {
  let text = expression.description
  do {
    let again = try Expression(parsing: text)
    expect(again == expression, "reads differently: \(text)")
    expect(again.description == text, "writes differently: \(text)")
  } catch {
    fatalError("\(text): \(error)")
  }
}
