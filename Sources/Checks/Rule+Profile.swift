extension Rule {
  static let ofProfile = [
    profileMandatory, profileRecommended, profileUndesirable, profileSingle, profileValue,
    profileOtherInfo, profileShare, domainKey, idUnderscore, versionUnknown, issuerUnknown,
    removalDate, applicationCounts,
  ]

  static let profileMandatory = Rule(
    "profile-mandatory", .warning, nil, "an attribute is missing that the EGI profile wants",
    do: "publish it; sites are judged by it")
  static let profileRecommended = Rule(
    "profile-recommended", .info, nil, "an attribute is missing that the EGI profile recommends",
    do: "publish it where you know it")
  static let profileUndesirable = Rule(
    "profile-undesirable", .warning, nil, "an attribute that the EGI profile does not want",
    do: "leave it out")
  static let profileSingle = Rule(
    "profile-single", .warning, nil, "several values where the EGI profile wants one",
    do: "publish one")
  static let profileValue = Rule(
    "profile-value", .warning, nil, "a value is not of the type that the EGI profile wants",
    do: "use a word of the profile's list, a URL with a full host name, or a number")
  static let profileOtherInfo = Rule(
    "profile-other-info", .warning, nil,
    "a key of GLUE2EntityOtherInfo has a value that the EGI profile does not know",
    do: "mend the value; keys that the profile does not name are free")
  static let profileShare = Rule(
    "profile-share", .error, nil, "shares in GLUE2EntityOtherInfo that make no sense",
    do: "write Share=VO:PERCENT, each VO once, 100 in all at the most")
  static let domainKey = Rule(
    "domain-key", .error, nil, "the domain in a foreign key is not the one that the entry is in",
    do: "name the site in the key as its GLUE2DomainID is spelled; case matters")
  static let idUnderscore = Rule(
    "id-underscore", .warning, nil, "an ID begins with '_'",
    do: "begin it with something else; GLUE 2.0 keeps these for itself")
  static let versionUnknown = Rule(
    "version-unknown", .warning, nil, "the implementation version says 'is not installed'",
    do: "let the provider look for the package that is installed")
  static let issuerUnknown = Rule(
    "issuer-unknown", .info, nil, "a certification authority is published as 'unknown'",
    do: "let the provider read the host certificate")
  static let removalDate = Rule(
    "removal-date", .info, nil, "a removal date in the future",
    do: "leave it out; the profile's validator takes it for a mistake")
  static let applicationCounts = Rule(
    "application-counts", .info, nil, "an application's slots, jobs or seats make no sense",
    do: "publish a maximum that is not 0, and no more free than that")
}
