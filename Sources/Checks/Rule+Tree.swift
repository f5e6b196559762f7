extension Rule {
  static let ofTree = [noParent, noDomain, noContact, noLocation, noAccessPolicy, incompleteSet]

  static let noParent = Rule(
    "no-parent", .error, nil, "the entry above does not exist",
    do: "publish the entry above it too; slapd rejects this one until then")
  static let noDomain = Rule(
    "no-domain", .error, .site, "the site BDII publishes no GLUE2AdminDomain",
    do: "let the site BDII publish its GLUE2Domain: relayed entries hang below it")
  static let noContact = Rule(
    "no-contact", .error, .site, "the domain has no contact",
    do: "publish a GLUE2Contact below the domain; readers find there whom to ask")
  static let noLocation = Rule(
    "no-location", .error, .site, "the domain has no location",
    do: "publish a GLUE2Location below the domain")
  static let noAccessPolicy = Rule(
    "no-access-policy", .error, .site, "there are endpoints, and no access policy",
    do: "publish a GLUE2AccessPolicy below the endpoint, which says who may use it")
  static let incompleteSet = Rule(
    "incomplete-set", .error, .site, "entries of a kind are missing that others call for",
    do: "publish them together: service, manager, execution environment, mapping policy")
}
