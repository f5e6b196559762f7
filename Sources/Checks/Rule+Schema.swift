extension Rule {
  static let ofSchema = [
    unknownClass, classSpelling, noStructuralClass, classChain, abstractClass, unknownAttribute,
    missingAttribute,
    forbiddenAttribute, severalValues, badSyntax, equalValues, nameNotInEntry, nameOnly,
  ]

  private static let rejected = "slapd rejects the whole entry until then"

  static let unknownClass = Rule(
    "unknown-class", .error, nil, "an object class that the BDII's schema does not have",
    do: "use a class of GLUE 1.3 or GLUE 2.0; \(rejected)")
  static let classSpelling = Rule(
    "class-spelling", .info, nil, "an object class is not spelled as in the schema",
    do: "spell it as the schema does: else bdii-update replaces it in every cycle")
  static let noStructuralClass = Rule(
    "no-structural-class", .error, nil, "no object class is structural",
    do: "name the class that says what the entry is; \(rejected)")
  static let classChain = Rule(
    "class-chain", .error, nil, "two structural object classes, neither a kind of the other",
    do: "make two entries of it; \(rejected)")
  static let abstractClass = Rule(
    "abstract-class", .error, nil, "an abstract object class, and none that is a kind of it",
    do: "take it out, or name the class that is meant; \(rejected)")
  static let unknownAttribute = Rule(
    "unknown-attribute", .error, nil, "an attribute that the BDII's schema does not have",
    do: "use an attribute of GLUE 1.3 or GLUE 2.0; \(rejected)")
  static let missingAttribute = Rule(
    "missing-attribute", .error, nil, "an attribute is missing that an object class requires",
    do: "publish it; \(rejected)")
  static let forbiddenAttribute = Rule(
    "forbidden-attribute", .error, nil, "no object class of the entry allows the attribute",
    do: "add the class or leave the attribute out; \(rejected)")
  static let severalValues = Rule(
    "several-values", .error, nil, "several values of an attribute that has one",
    do: "publish one; \(rejected)")
  static let badSyntax = Rule(
    "bad-syntax", .error, nil, "a value is not of the attribute's syntax",
    do: "GLUE 1.3 is ASCII, GLUE 2.0 has no empty values, numbers are digits; \(rejected)")
  static let equalValues = Rule(
    "equal-values", .error, nil,
    "two values are the same to the server, though written differently",
    do: "publish one of them: GLUE 1.3 ignores case and spaces; \(rejected)")
  static let nameNotInEntry = Rule(
    "name-not-in-entry", .error, nil, "the entry's name has a value that the entry has not",
    do: "publish the attribute with that value; \(rejected)")
  static let nameOnly = Rule(
    "name-only", .info, nil, "the entry's name has an attribute that the entry has not",
    do: "publish the attribute too: slapd adds it, and not all who read LDIF do")
}
