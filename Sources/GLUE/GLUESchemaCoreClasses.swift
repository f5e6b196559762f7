// Made by scripts/schema-table. Do not edit.

extension GLUESchemaTable {
  /// What slapd knows by itself, and the schemas core, cosine, nis, BDII and MDS. Object classes.
  static let coreClasses = GLUESchemaTable(
    prefix: "",
    text: """
      2.5.6.0 top abstract +objectClass
      1.3.6.1.4.1.1466.101.120.111 extensibleObject auxiliary <top
      2.5.6.1 alias structural <top +aliasedObjectName
      2.16.840.1.113730.3.2.6 referral structural <top +ref
      1.3.6.1.4.1.4203.1.4.1 OpenLDAProotDSE,LDAProotDSE structural <top ?cn
      2.5.17.0 subentry structural <top +cn +subtreeSpecification
      2.5.20.1 subschema auxiliary ?dITStructureRules ?nameForms ?dITContentRules ?objectClasses \
      ?attributeTypes ?matchingRules ?matchingRuleUse
      1.3.6.1.4.1.1466.101.119.2 dynamicObject auxiliary <top
      1.3.6.1.4.1.4203.666.3.4 glue structural <top
      1.3.6.1.4.1.4203.666.3.5 syncConsumerSubentry auxiliary ?syncreplCookie
      1.3.6.1.4.1.4203.666.3.6 syncProviderSubentry auxiliary ?contextCSN
      1.3.6.1.4.1.4203.666.3.16.1 monitor structural <top +cn ?description ?seeAlso ?labeledURI \
      ?monitoredInfo ?managedInfo ?monitorOverlay
      1.3.6.1.4.1.4203.666.3.16.2 monitorServer structural <monitor
      1.3.6.1.4.1.4203.666.3.16.3 monitorContainer structural <monitor
      1.3.6.1.4.1.4203.666.3.16.4 monitorCounterObject structural <monitor
      1.3.6.1.4.1.4203.666.3.16.5 monitorOperation structural <monitor
      1.3.6.1.4.1.4203.666.3.16.6 monitorConnection structural <monitor
      1.3.6.1.4.1.4203.666.3.16.7 managedObject structural <monitor
      1.3.6.1.4.1.4203.666.3.16.8 monitoredObject structural <monitor
      2.5.6.2 country structural <top +c ?searchGuide ?description
      2.5.6.3 locality structural <top ?street ?seeAlso ?searchGuide ?st ?l ?description
      2.5.6.4 organization structural <top +o ?userPassword ?searchGuide ?seeAlso \
      ?businessCategory ?x121Address ?registeredAddress ?destinationIndicator \
      ?preferredDeliveryMethod ?telexNumber ?teletexTerminalIdentifier ?telephoneNumber \
      ?internationaliSDNNumber ?facsimileTelephoneNumber ?street ?postOfficeBox ?postalCode \
      ?postalAddress ?physicalDeliveryOfficeName ?st ?l ?description
      2.5.6.5 organizationalUnit structural <top +ou ?userPassword ?searchGuide ?seeAlso \
      ?businessCategory ?x121Address ?registeredAddress ?destinationIndicator \
      ?preferredDeliveryMethod ?telexNumber ?teletexTerminalIdentifier ?telephoneNumber \
      ?internationaliSDNNumber ?facsimileTelephoneNumber ?street ?postOfficeBox ?postalCode \
      ?postalAddress ?physicalDeliveryOfficeName ?st ?l ?description
      2.5.6.6 person structural <top +sn +cn ?userPassword ?telephoneNumber ?seeAlso ?description
      2.5.6.7 organizationalPerson structural <person ?title ?x121Address ?registeredAddress \
      ?destinationIndicator ?preferredDeliveryMethod ?telexNumber ?teletexTerminalIdentifier \
      ?telephoneNumber ?internationaliSDNNumber ?facsimileTelephoneNumber ?street ?postOfficeBox \
      ?postalCode ?postalAddress ?physicalDeliveryOfficeName ?ou ?st ?l
      2.5.6.8 organizationalRole structural <top +cn ?x121Address ?registeredAddress \
      ?destinationIndicator ?preferredDeliveryMethod ?telexNumber ?teletexTerminalIdentifier \
      ?telephoneNumber ?internationaliSDNNumber ?facsimileTelephoneNumber ?seeAlso ?roleOccupant \
      ?preferredDeliveryMethod ?street ?postOfficeBox ?postalCode ?postalAddress \
      ?physicalDeliveryOfficeName ?ou ?st ?l ?description
      2.5.6.9 groupOfNames structural <top +member +cn ?businessCategory ?seeAlso ?owner ?ou ?o \
      ?description
      2.5.6.10 residentialPerson structural <person +l ?businessCategory ?x121Address \
      ?registeredAddress ?destinationIndicator ?preferredDeliveryMethod ?telexNumber \
      ?teletexTerminalIdentifier ?telephoneNumber ?internationaliSDNNumber \
      ?facsimileTelephoneNumber ?preferredDeliveryMethod ?street ?postOfficeBox ?postalCode \
      ?postalAddress ?physicalDeliveryOfficeName ?st ?l
      2.5.6.11 applicationProcess structural <top +cn ?seeAlso ?ou ?l ?description
      2.5.6.12 applicationEntity structural <top +presentationAddress +cn \
      ?supportedApplicationContext ?seeAlso ?ou ?o ?l ?description
      2.5.6.13 dSA structural <applicationEntity ?knowledgeInformation
      2.5.6.14 device structural <top +cn ?serialNumber ?seeAlso ?owner ?ou ?o ?l ?description
      2.5.6.15 strongAuthenticationUser auxiliary <top +userCertificate
      2.5.6.16 certificationAuthority auxiliary <top +authorityRevocationList \
      +certificateRevocationList +cACertificate ?crossCertificatePair
      2.5.6.17 groupOfUniqueNames structural <top +uniqueMember +cn ?businessCategory ?seeAlso \
      ?owner ?ou ?o ?description
      2.5.6.18 userSecurityInformation auxiliary <top ?supportedAlgorithms
      2.5.6.16.2 certificationAuthority-V2 auxiliary <certificationAuthority ?deltaRevocationList
      2.5.6.19 cRLDistributionPoint structural <top +cn ?certificateRevocationList \
      ?authorityRevocationList ?deltaRevocationList
      2.5.6.20 dmd structural <top +dmdName ?userPassword ?searchGuide ?seeAlso ?businessCategory \
      ?x121Address ?registeredAddress ?destinationIndicator ?preferredDeliveryMethod ?telexNumber \
      ?teletexTerminalIdentifier ?telephoneNumber ?internationaliSDNNumber \
      ?facsimileTelephoneNumber ?street ?postOfficeBox ?postalCode ?postalAddress \
      ?physicalDeliveryOfficeName ?st ?l ?description
      2.5.6.21 pkiUser auxiliary <top ?userCertificate
      2.5.6.22 pkiCA auxiliary <top ?authorityRevocationList ?certificateRevocationList \
      ?cACertificate ?crossCertificatePair
      2.5.6.23 deltaCRL auxiliary <top ?deltaRevocationList
      1.3.6.1.4.1.250.3.15 labeledURIObject auxiliary <top ?labeledURI
      0.9.2342.19200300.100.4.19 simpleSecurityObject auxiliary <top +userPassword
      1.3.6.1.4.1.1466.344 dcObject auxiliary <top +dc
      1.3.6.1.1.3.1 uidObject auxiliary <top +uid
      0.9.2342.19200300.100.4.4 pilotPerson,newPilotPerson structural <person ?userid \
      ?textEncodedORAddress ?rfc822Mailbox ?favouriteDrink ?roomNumber ?userClass \
      ?homeTelephoneNumber ?homePostalAddress ?secretary ?personalTitle ?preferredDeliveryMethod \
      ?businessCategory ?janetMailbox ?otherMailbox ?mobileTelephoneNumber ?pagerTelephoneNumber \
      ?organizationalStatus ?mailPreferenceOption ?personalSignature
      0.9.2342.19200300.100.4.5 account structural <top +userid ?description ?seeAlso \
      ?localityName ?organizationName ?organizationalUnitName ?host
      0.9.2342.19200300.100.4.6 document structural <top +documentIdentifier ?commonName \
      ?description ?seeAlso ?localityName ?organizationName ?organizationalUnitName ?documentTitle \
      ?documentVersion ?documentAuthor ?documentLocation ?documentPublisher
      0.9.2342.19200300.100.4.7 room structural <top +commonName ?roomNumber ?description ?seeAlso \
      ?telephoneNumber
      0.9.2342.19200300.100.4.9 documentSeries structural <top +commonName ?description ?seeAlso \
      ?telephonenumber ?localityName ?organizationName ?organizationalUnitName
      0.9.2342.19200300.100.4.13 domain structural <top +domainComponent ?associatedName \
      ?organizationName ?description ?businessCategory ?seeAlso ?searchGuide ?userPassword \
      ?localityName ?stateOrProvinceName ?streetAddress ?physicalDeliveryOfficeName ?postalAddress \
      ?postalCode ?postOfficeBox ?streetAddress ?facsimileTelephoneNumber ?internationalISDNNumber \
      ?telephoneNumber ?teletexTerminalIdentifier ?telexNumber ?preferredDeliveryMethod \
      ?destinationIndicator ?registeredAddress ?x121Address
      0.9.2342.19200300.100.4.14 RFC822localPart structural <domain ?commonName ?surname \
      ?description ?seeAlso ?telephoneNumber ?physicalDeliveryOfficeName ?postalAddress \
      ?postalCode ?postOfficeBox ?streetAddress ?facsimileTelephoneNumber ?internationalISDNNumber \
      ?telephoneNumber ?teletexTerminalIdentifier ?telexNumber ?preferredDeliveryMethod \
      ?destinationIndicator ?registeredAddress ?x121Address
      0.9.2342.19200300.100.4.15 dNSDomain structural <domain ?ARecord ?MDRecord ?MXRecord \
      ?NSRecord ?SOARecord ?CNAMERecord
      0.9.2342.19200300.100.4.17 domainRelatedObject auxiliary <top +associatedDomain
      0.9.2342.19200300.100.4.18 friendlyCountry structural <country +friendlyCountryName
      0.9.2342.19200300.100.4.20 pilotOrganization structural <organization <organizationalUnit \
      ?buildingName
      0.9.2342.19200300.100.4.21 pilotDSA structural <dsa ?dSAQuality
      0.9.2342.19200300.100.4.22 qualityLabelledData auxiliary <top +dsaQuality \
      ?subtreeMinimumQuality ?subtreeMaximumQuality
      1.3.6.1.1.1.2.0 posixAccount auxiliary <top +cn +uid +uidNumber +gidNumber +homeDirectory \
      ?userPassword ?loginShell ?gecos ?description
      1.3.6.1.1.1.2.1 shadowAccount auxiliary <top +uid ?userPassword ?shadowLastChange ?shadowMin \
      ?shadowMax ?shadowWarning ?shadowInactive ?shadowExpire ?shadowFlag ?description
      1.3.6.1.1.1.2.2 posixGroup structural <top +cn +gidNumber ?userPassword ?memberUid \
      ?description
      1.3.6.1.1.1.2.3 ipService structural <top +cn +ipServicePort +ipServiceProtocol ?description
      1.3.6.1.1.1.2.4 ipProtocol structural <top +cn +ipProtocolNumber +description ?description
      1.3.6.1.1.1.2.5 oncRpc structural <top +cn +oncRpcNumber +description ?description
      1.3.6.1.1.1.2.6 ipHost auxiliary <top +cn +ipHostNumber ?l ?description ?manager
      1.3.6.1.1.1.2.7 ipNetwork structural <top +cn +ipNetworkNumber ?ipNetmaskNumber ?l \
      ?description ?manager
      1.3.6.1.1.1.2.8 nisNetgroup structural <top +cn ?nisNetgroupTriple ?memberNisNetgroup \
      ?description
      1.3.6.1.1.1.2.9 nisMap structural <top +nisMapName ?description
      1.3.6.1.1.1.2.10 nisObject structural <top +cn +nisMapEntry +nisMapName ?description
      1.3.6.1.1.1.2.11 ieee802Device auxiliary <top ?macAddress
      1.3.6.1.1.1.2.12 bootableDevice auxiliary <top ?bootFile ?bootParameter
      1.2.6.1.4.1.8006.100.3 UpdateStats structural +Hostname +TotalEntries +UpdateTime \
      +DBUpdateTime +NewEntries +QueryTime +ProvidersTime +FailedAdds +ModifiedEntries \
      +DeletedEntries +FailedDeletes +FailedModifies +PluginsTime +ReadTime
      1.2.6.1.4.1.8006.100.1 CompressedContent structural +Hostname +CompressionType +Data
      1.3.6.1.4.1.3536.2.6.1.4 Mds,MdsVo structural ?Mds-validfrom ?Mds-validto ?Mds-keepto \
      ?Mds-Vo-name
      """)
}
