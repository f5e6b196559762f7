extension Rule {
  static let ofLDIF = [
    ldifUnreadable, wrongSuffix, entryTwice, changeIgnored, splitsRecord, controlCharacter,
    notPrintable,
  ]

  static let ldifUnreadable = Rule(
    "ldif-unreadable", .error, nil, "a record of the LDIF cannot be read",
    do: "mend the line; bdii-update makes something else of it than was meant")
  static let wrongSuffix = Rule(
    "wrong-suffix", .error, nil, "the entry stands neither below o=grid nor below o=glue",
    do: "give it a name below one of the two; bdii-update drops all others")
  static let entryTwice = Rule(
    "entry-twice", .error, nil, "the same entry is published twice",
    do: "publish it once: bdii-update takes the first and drops the others, whole")
  static let changeIgnored = Rule(
    "change-ignored", .warning, nil, "a change deletes or renames an entry",
    do: "leave the entry out where it is printed: bdii-update takes no notice of such a change")
  static let splitsRecord = Rule(
    "splits-record", .error, nil, "a name or value holds 'dn:'",
    do: "write it without 'dn:': bdii-update cuts the entry there, and base64 does not help")
  static let controlCharacter = Rule(
    "control-character", .error, nil, "a name or value holds a control character",
    do: "take it out: what follows a line end becomes a line of its own in bdii-update")
  static let notPrintable = Rule(
    "not-printable", .error, .site, "a record cannot be printed for a BDII",
    do: "mend the value that is named; until then it is left out")
}
