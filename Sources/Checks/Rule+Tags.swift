extension Rule {
  static let ofTags = [
    tagHostile, tagSpace, tagWord, tagCharacters, tagCase, tagSecondSubcluster, tagHalfCluster,
    tagWithoutQueue, tagNotAdmitted, tagWithoutCarrier,
  ]

  static let tagHostile = Rule(
    "tag-hostile", .error, .site, "a tag holds a quote, a backslash or a control character",
    do: "take it out of the tag file: a WMS loses the computing element's whole tag list")
  static let tagSpace = Rule(
    "tag-space", .error, .site, "a tag holds a space",
    do: "take it out of the tag file: tag tools split it, and site validators reject it")
  static let tagWord = Rule(
    "tag-word", .warning, .site, "a tag is a word that ClassAds take for a value",
    do: "rename it: a WMS makes a boolean of it, which no job's Member() finds")
  static let tagCharacters = Rule(
    "tag-characters", .info, .site, "a tag holds characters that some readers do not take",
    do: "use letters, digits, '.', '_' and '-' only")
  static let tagCase = Rule(
    "tag-case", .warning, .site, "a preview's tag is spelled differently in two places",
    do: "spell it alike everywhere: GLUE 2.0 and most tools respect case")
  static let tagSecondSubcluster = Rule(
    "tag-second-subcluster", .error, .site,
    "a tag stands only on subclusters that are not their cluster's first",
    do: "put it on every subcluster of the cluster: a WMS looks at the first only")
  static let tagHalfCluster = Rule(
    "tag-half-cluster", .warning, .site, "a tag stands only on some subclusters of a cluster",
    do: "put it on every subcluster: jobs that ask for it may land where it is not")
  static let tagWithoutQueue = Rule(
    "tag-without-queue", .error, .site, "no computing element leads to the subcluster with the tag",
    do: "let a GlueCE name the cluster in GlueForeignKey; without one no job gets there")
  static let tagNotAdmitted = Rule(
    "tag-not-admitted", .warning, .site,
    "a WMS finds no computing element there for the tag's VO",
    do: "open a queue to the VO (GlueCEAccessControlBaseRule: VO:…), or withdraw the preview")
  static let tagWithoutCarrier = Rule(
    "tag-without-carrier", .warning, .site, "a preview's tag, and no carrier that speaks of it",
    do: "publish it with 'pps preview publish', or remove the tag: nobody learns its path")
}
