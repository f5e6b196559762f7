// Made by scripts/schema-table. Do not edit.

extension GLUESchemaTable {
  /// What slapd knows by itself, and the schemas core, cosine, nis, BDII and MDS. Attribute types.
  static let coreTypes = GLUESchemaTable(
    prefix: "",
    text: """
      2.5.4.0 objectClass objectIdentifierMatch/-/-/.38
      2.5.21.9 structuralObjectClass objectIdentifierMatch/-/-/.38 1 operational
      2.5.18.1 createTimestamp generalizedTimeMatch/generalizedTimeOrderingMatch/-/.24 1 \
      operational
      2.5.18.2 modifyTimestamp generalizedTimeMatch/generalizedTimeOrderingMatch/-/.24 1 \
      operational
      2.5.18.3 creatorsName name 1 operational
      2.5.18.4 modifiersName name 1 operational
      2.5.18.9 hasSubordinates boolean 1 operational
      2.5.18.10 subschemaSubentry name 1 operational
      1.3.6.1.1.20 entryDN name 1 operational
      1.3.6.1.1.16.4 entryUUID UUIDMatch/UUIDOrderingMatch/-/1.3.6.1.1.16.1 1 operational
      1.3.6.1.4.1.4203.666.1.7 entryCSN CSNMatch/CSNOrderingMatch/-/1.3.6.1.4.1.4203.666.11.2.1 1 \
      operational
      1.3.6.1.4.1.4203.666.1.13 namingCSN CSNMatch/CSNOrderingMatch/-/1.3.6.1.4.1.4203.666.11.2.1 \
      1 operational
      1.3.6.1.4.1.4203.666.1.23 syncreplCookie octetStringMatch/octetStringOrderingMatch/-/.40 1 \
      operational
      1.3.6.1.4.1.4203.666.1.25 contextCSN CSNMatch/CSNOrderingMatch/-/1.3.6.1.4.1.4203.666.11.2.1 \
      operational
      1.3.6.1.4.1.1466.101.120.6 altServer -/-/-/.26 operational
      1.3.6.1.4.1.1466.101.120.5 namingContexts name operational
      1.3.6.1.4.1.1466.101.120.13 supportedControl -/-/-/.38 operational
      1.3.6.1.4.1.1466.101.120.7 supportedExtension -/-/-/.38 operational
      1.3.6.1.4.1.1466.101.120.15 supportedLDAPVersion -/-/-/.27 operational
      1.3.6.1.4.1.1466.101.120.14 supportedSASLMechanisms -/-/-/.15 operational
      1.3.6.1.4.1.4203.1.3.5 supportedFeatures objectIdentifierMatch/-/-/.38 operational
      1.3.6.1.4.1.4203.666.1.10 monitorContext name 1 operational
      1.3.6.1.4.1.4203.1.12.2.1 configContext name 1 operational
      1.3.6.1.1.4 vendorName caseExactMatch/-/-/.15 1 operational
      1.3.6.1.1.5 vendorVersion caseExactMatch/-/-/.15 1 operational
      2.5.18.5 administrativeRole objectIdentifierMatch/-/-/.38 operational
      2.5.18.6 subtreeSpecification -/-/-/.45 1 operational
      2.5.21.1 dITStructureRules integerFirstComponentMatch/-/-/.17 operational
      2.5.21.2 dITContentRules objectIdentifierFirstComponentMatch/-/-/.16 operational
      2.5.21.4 matchingRules objectIdentifierFirstComponentMatch/-/-/.30 operational
      2.5.21.5 attributeTypes objectIdentifierFirstComponentMatch/-/-/.3 operational
      2.5.21.6 objectClasses objectIdentifierFirstComponentMatch/-/-/.37 operational
      2.5.21.7 nameForms objectIdentifierFirstComponentMatch/-/-/.35 operational
      2.5.21.8 matchingRuleUse objectIdentifierFirstComponentMatch/-/-/.31 operational
      1.3.6.1.4.1.1466.101.120.16 ldapSyntaxes objectIdentifierFirstComponentMatch/-/-/.54 \
      operational
      2.5.4.1 aliasedObjectName,aliasedEntryName name 1
      2.16.840.1.113730.3.1.34 ref caseExactMatch/-/-/.15 operational
      1.3.6.1.4.1.4203.1.3.1 entry -/-/-/1.3.6.1.4.1.4203.1.1.1 1 operational
      1.3.6.1.4.1.4203.1.3.2 children -/-/-/1.3.6.1.4.1.4203.1.1.1 1 operational
      1.3.6.1.4.1.4203.666.1.8 authzTo,saslAuthzTo authzMatch/-/-/1.3.6.1.4.1.4203.666.2.7 \
      operational
      1.3.6.1.4.1.4203.666.1.9 authzFrom,saslAuthzFrom authzMatch/-/-/1.3.6.1.4.1.4203.666.2.7 \
      operational
      1.3.6.1.4.1.1466.101.119.3 entryTtl -/-/-/.27 1 operational
      1.3.6.1.4.1.1466.101.119.4 dynamicSubtrees -/-/-/.12 operational
      2.5.4.49 distinguishedName name
      2.5.4.41 name ignore
      2.5.4.3 cn,commonName - <name
      0.9.2342.19200300.100.1.1 uid,userid ignore
      1.3.6.1.1.1.1.0 uidNumber integer 1
      1.3.6.1.1.1.1.1 gidNumber integer 1
      2.5.4.35 userPassword octetStringMatch/-/-/.40
      1.3.6.1.4.1.250.1.57 labeledURI caseExactMatch/-/-/.15
      2.5.4.13 description ignore
      2.5.4.34 seeAlso - <distinguishedName
      1.3.6.1.4.1.4203.666.1.60 pKCS8PrivateKey privateKeyMatch/-/-/1.2.840.113549.1.8.1.1
      1.3.6.1.4.1.42.2.27.8.1.29 pwdLastSuccess \
      generalizedTimeMatch/generalizedTimeOrderingMatch/-/.24 1 operational
      1.3.6.1.4.1.4203.666.1.55.1 monitoredInfo ignore operational
      1.3.6.1.4.1.4203.666.1.55.2 managedInfo - <name
      1.3.6.1.4.1.4203.666.1.55.3 monitorCounter integer operational
      1.3.6.1.4.1.4203.666.1.55.4 monitorOpCompleted - <monitorCounter operational
      1.3.6.1.4.1.4203.666.1.55.5 monitorOpInitiated - <monitorCounter operational
      1.3.6.1.4.1.4203.666.1.55.6 monitorConnectionNumber - <monitorCounter operational
      1.3.6.1.4.1.4203.666.1.55.7 monitorConnectionAuthzDN name operational
      1.3.6.1.4.1.4203.666.1.55.8 monitorConnectionLocalAddress - <monitoredInfo operational
      1.3.6.1.4.1.4203.666.1.55.9 monitorConnectionPeerAddress - <monitoredInfo operational
      1.3.6.1.4.1.4203.666.1.55.10 monitorTimestamp \
      generalizedTimeMatch/generalizedTimeOrderingMatch/-/.24 1 operational
      1.3.6.1.4.1.4203.666.1.55.11 monitorOverlay - <monitoredInfo operational
      1.3.6.1.4.1.4203.666.1.55.12 readOnly boolean 1 operational
      1.3.6.1.4.1.4203.666.1.55.13 restrictedOperation - <managedInfo
      1.3.6.1.4.1.4203.666.1.55.14 monitorConnectionProtocol - <monitoredInfo operational
      1.3.6.1.4.1.4203.666.1.55.15 monitorConnectionOpsReceived - <monitorCounter operational
      1.3.6.1.4.1.4203.666.1.55.16 monitorConnectionOpsExecuting - <monitorCounter operational
      1.3.6.1.4.1.4203.666.1.55.17 monitorConnectionOpsPending - <monitorCounter operational
      1.3.6.1.4.1.4203.666.1.55.18 monitorConnectionOpsCompleted - <monitorCounter operational
      1.3.6.1.4.1.4203.666.1.55.19 monitorConnectionGet - <monitorCounter operational
      1.3.6.1.4.1.4203.666.1.55.20 monitorConnectionRead - <monitorCounter operational
      1.3.6.1.4.1.4203.666.1.55.21 monitorConnectionWrite - <monitorCounter operational
      1.3.6.1.4.1.4203.666.1.55.22 monitorConnectionMask - <monitoredInfo operational
      1.3.6.1.4.1.4203.666.1.55.23 monitorConnectionListener - <monitoredInfo operational
      1.3.6.1.4.1.4203.666.1.55.24 monitorConnectionPeerDomain - <monitoredInfo operational
      1.3.6.1.4.1.4203.666.1.55.25 monitorConnectionStartTime - <monitorTimestamp 1 operational
      1.3.6.1.4.1.4203.666.1.55.26 monitorConnectionActivityTime - <monitorTimestamp 1 operational
      1.3.6.1.4.1.4203.666.1.55.27 monitorIsShadow boolean 1 operational
      1.3.6.1.4.1.4203.666.1.55.28 monitorUpdateRef - <monitoredInfo 1 operational
      1.3.6.1.4.1.4203.666.1.55.29 monitorRuntimeConfig boolean 1 operational
      1.3.6.1.4.1.4203.666.1.55.30 monitorSuperiorDN name operational
      1.3.6.1.4.1.4203.666.1.55.31 monitorConnectionOpsAsync - <monitorCounter operational
      1.3.6.1.4.1.4203.666.1.5 OpenLDAPaci OpenLDAPaciMatch/-/-/1.3.6.1.4.1.4203.666.2.1 \
      operational
      2.5.4.2 knowledgeInformation caseIgnoreMatch/-/-/.15
      2.5.4.4 sn,surname - <name
      2.5.4.5 serialNumber caseIgnoreMatch/-/caseIgnoreSubstringsMatch/.44
      2.5.4.6 c,countryName -/-/-/.11 <name 1
      2.5.4.7 l,localityName - <name
      2.5.4.8 st,stateOrProvinceName - <name
      2.5.4.9 street,streetAddress ignore
      2.5.4.10 o,organizationName - <name
      2.5.4.11 ou,organizationalUnitName - <name
      2.5.4.12 title - <name
      2.5.4.14 searchGuide -/-/-/.25
      2.5.4.15 businessCategory ignore
      2.5.4.16 postalAddress caseIgnoreListMatch/-/caseIgnoreListSubstringsMatch/.41
      2.5.4.17 postalCode ignore
      2.5.4.18 postOfficeBox ignore
      2.5.4.19 physicalDeliveryOfficeName ignore
      2.5.4.20 telephoneNumber telephoneNumberMatch/-/telephoneNumberSubstringsMatch/.50
      2.5.4.21 telexNumber -/-/-/.52
      2.5.4.22 teletexTerminalIdentifier -/-/-/.51
      2.5.4.23 facsimileTelephoneNumber,fax -/-/-/.22
      2.5.4.24 x121Address numericStringMatch/-/numericStringSubstringsMatch/.36
      2.5.4.25 internationaliSDNNumber numericStringMatch/-/numericStringSubstringsMatch/.36
      2.5.4.26 registeredAddress -/-/-/.41 <postalAddress
      2.5.4.27 destinationIndicator caseIgnoreMatch/-/caseIgnoreSubstringsMatch/.44
      2.5.4.28 preferredDeliveryMethod -/-/-/.14 1
      2.5.4.29 presentationAddress presentationAddressMatch/-/-/.43 1
      2.5.4.30 supportedApplicationContext objectIdentifierMatch/-/-/.38
      2.5.4.31 member - <distinguishedName
      2.5.4.32 owner - <distinguishedName
      2.5.4.33 roleOccupant - <distinguishedName
      2.5.4.36 userCertificate certificateExactMatch/-/-/.8
      2.5.4.37 cACertificate certificateExactMatch/-/-/.8
      2.5.4.38 authorityRevocationList -/-/-/.9
      2.5.4.39 certificateRevocationList -/-/-/.9
      2.5.4.40 crossCertificatePair -/-/-/.10
      2.5.4.42 givenName,gn - <name
      2.5.4.43 initials - <name
      2.5.4.44 generationQualifier - <name
      2.5.4.45 x500UniqueIdentifier bitStringMatch/-/-/.6
      2.5.4.46 dnQualifier caseIgnoreMatch/caseIgnoreOrderingMatch/caseIgnoreSubstringsMatch/.44
      2.5.4.47 enhancedSearchGuide -/-/-/.21
      2.5.4.48 protocolInformation protocolInformationMatch/-/-/.42
      2.5.4.50 uniqueMember uniqueMemberMatch/-/-/.34
      2.5.4.51 houseIdentifier ignore
      2.5.4.52 supportedAlgorithms -/-/-/.49
      2.5.4.53 deltaRevocationList -/-/-/.9
      2.5.4.54 dmdName - <name
      2.5.4.65 pseudonym - <name
      0.9.2342.19200300.100.1.3 mail,rfc822Mailbox ia5
      0.9.2342.19200300.100.1.25 dc,domainComponent ia5 1
      0.9.2342.19200300.100.1.37 associatedDomain ia5
      1.2.840.113549.1.9.1 email,emailAddress,pkcs9email ia5
      0.9.2342.19200300.100.1.2 textEncodedORAddress ignore
      0.9.2342.19200300.100.1.4 info ignore
      0.9.2342.19200300.100.1.5 drink,favouriteDrink ignore
      0.9.2342.19200300.100.1.6 roomNumber ignore
      0.9.2342.19200300.100.1.7 photo -/-/-/.23
      0.9.2342.19200300.100.1.8 userClass ignore
      0.9.2342.19200300.100.1.9 host ignore
      0.9.2342.19200300.100.1.10 manager name
      0.9.2342.19200300.100.1.11 documentIdentifier ignore
      0.9.2342.19200300.100.1.12 documentTitle ignore
      0.9.2342.19200300.100.1.13 documentVersion ignore
      0.9.2342.19200300.100.1.14 documentAuthor name
      0.9.2342.19200300.100.1.15 documentLocation ignore
      0.9.2342.19200300.100.1.20 homePhone,homeTelephoneNumber \
      telephoneNumberMatch/-/telephoneNumberSubstringsMatch/.50
      0.9.2342.19200300.100.1.21 secretary name
      0.9.2342.19200300.100.1.22 otherMailbox -/-/-/.39
      0.9.2342.19200300.100.1.26 aRecord caseIgnoreIA5Match/-/-/.26
      0.9.2342.19200300.100.1.27 mDRecord caseIgnoreIA5Match/-/-/.26
      0.9.2342.19200300.100.1.28 mXRecord caseIgnoreIA5Match/-/-/.26
      0.9.2342.19200300.100.1.29 nSRecord caseIgnoreIA5Match/-/-/.26
      0.9.2342.19200300.100.1.30 sOARecord caseIgnoreIA5Match/-/-/.26
      0.9.2342.19200300.100.1.31 cNAMERecord caseIgnoreIA5Match/-/-/.26
      0.9.2342.19200300.100.1.38 associatedName name
      0.9.2342.19200300.100.1.39 homePostalAddress \
      caseIgnoreListMatch/-/caseIgnoreListSubstringsMatch/.41
      0.9.2342.19200300.100.1.40 personalTitle ignore
      0.9.2342.19200300.100.1.41 mobile,mobileTelephoneNumber \
      telephoneNumberMatch/-/telephoneNumberSubstringsMatch/.50
      0.9.2342.19200300.100.1.42 pager,pagerTelephoneNumber \
      telephoneNumberMatch/-/telephoneNumberSubstringsMatch/.50
      0.9.2342.19200300.100.1.43 co,friendlyCountryName ignore
      0.9.2342.19200300.100.1.44 uniqueIdentifier caseIgnoreMatch/-/-/.15
      0.9.2342.19200300.100.1.45 organizationalStatus ignore
      0.9.2342.19200300.100.1.46 janetMailbox ia5
      0.9.2342.19200300.100.1.47 mailPreferenceOption -/-/-/.27
      0.9.2342.19200300.100.1.48 buildingName ignore
      0.9.2342.19200300.100.1.49 dSAQuality -/-/-/.19 1
      0.9.2342.19200300.100.1.50 singleLevelQuality -/-/-/.13 1
      0.9.2342.19200300.100.1.51 subtreeMinimumQuality -/-/-/.13 1
      0.9.2342.19200300.100.1.52 subtreeMaximumQuality -/-/-/.13 1
      0.9.2342.19200300.100.1.53 personalSignature -/-/-/.23
      0.9.2342.19200300.100.1.54 dITRedirect name
      0.9.2342.19200300.100.1.55 audio -/-/-/.4
      0.9.2342.19200300.100.1.56 documentPublisher ignore
      1.3.6.1.1.1.1.2 gecos ia5 1
      1.3.6.1.1.1.1.3 homeDirectory caseExactIA5Match/-/-/.26 1
      1.3.6.1.1.1.1.4 loginShell caseExactIA5Match/-/-/.26 1
      1.3.6.1.1.1.1.5 shadowLastChange integerMatch/-/-/.27 1
      1.3.6.1.1.1.1.6 shadowMin integerMatch/-/-/.27 1
      1.3.6.1.1.1.1.7 shadowMax integerMatch/-/-/.27 1
      1.3.6.1.1.1.1.8 shadowWarning integerMatch/-/-/.27 1
      1.3.6.1.1.1.1.9 shadowInactive integerMatch/-/-/.27 1
      1.3.6.1.1.1.1.10 shadowExpire integerMatch/-/-/.27 1
      1.3.6.1.1.1.1.11 shadowFlag integerMatch/-/-/.27 1
      1.3.6.1.1.1.1.12 memberUid caseExactIA5Match/-/caseExactIA5SubstringsMatch/.26
      1.3.6.1.1.1.1.13 memberNisNetgroup caseExactIA5Match/-/caseExactIA5SubstringsMatch/.26
      1.3.6.1.1.1.1.14 nisNetgroupTriple -/-/-/1.3.6.1.1.1.0.0
      1.3.6.1.1.1.1.15 ipServicePort integerMatch/-/-/.27 1
      1.3.6.1.1.1.1.16 ipServiceProtocol - <name
      1.3.6.1.1.1.1.17 ipProtocolNumber integerMatch/-/-/.27 1
      1.3.6.1.1.1.1.18 oncRpcNumber integerMatch/-/-/.27 1
      1.3.6.1.1.1.1.19 ipHostNumber caseIgnoreIA5Match/-/-/.26
      1.3.6.1.1.1.1.20 ipNetworkNumber caseIgnoreIA5Match/-/-/.26 1
      1.3.6.1.1.1.1.21 ipNetmaskNumber caseIgnoreIA5Match/-/-/.26 1
      1.3.6.1.1.1.1.22 macAddress caseIgnoreIA5Match/-/-/.26
      1.3.6.1.1.1.1.23 bootParameter -/-/-/1.3.6.1.1.1.0.1
      1.3.6.1.1.1.1.24 bootFile caseExactIA5Match/-/-/.26
      1.3.6.1.1.1.1.26 nisMapName - <name
      1.3.6.1.1.1.1.27 nisMapEntry caseExactIA5Match/-/caseExactIA5SubstringsMatch/.26 1
      1.3.6.1.4.1.8006.100.3.1 Hostname ia5 1
      1.3.6.1.4.1.8006.100.3.2 TotalEntries -/-/-/.27 1
      1.3.6.1.4.1.8006.100.3.3 UpdateTime -/-/-/.27 1
      1.3.6.1.4.1.8006.100.3.4 DBUpdateTime -/-/-/.27 1
      1.3.6.1.4.1.8006.100.3.5 NewEntries -/-/-/.27 1
      1.3.6.1.4.1.8006.100.3.6 QueryTime -/-/-/.27 1
      1.3.6.1.4.1.8006.100.3.7 ProvidersTime -/-/-/.27 1
      1.3.6.1.4.1.8006.100.3.8 PluginsTime -/-/-/.27 1
      1.3.6.1.4.1.8006.100.3.9 FailedAdds -/-/-/.27 1
      1.3.6.1.4.1.8006.100.3.10 ModifiedEntries -/-/-/.27 1
      1.3.6.1.4.1.8006.100.3.11 DeletedEntries -/-/-/.27 1
      1.3.6.1.4.1.8006.100.3.12 FailedDeletes -/-/-/.27 1
      1.3.6.1.4.1.8006.100.3.13 FailedModifies -/-/-/.27 1
      1.3.6.1.4.1.8006.100.3.14 ReadTime -/-/-/.27 1
      1.3.6.1.4.1.8006.100.1.1 CompressionType ia5 1
      1.3.6.1.4.1.8006.100.1.2 Data -/-/-/.5 1
      1.3.6.1.4.1.3536.2.6.0.1 Mds-validfrom \
      generalizedTimeMatch/generalizedTimeOrderingMatch/caseIgnoreSubstringsMatch/.24 1
      1.3.6.1.4.1.3536.2.6.0.2 Mds-validto \
      generalizedTimeMatch/generalizedTimeOrderingMatch/caseIgnoreSubstringsMatch/.24 1
      1.3.6.1.4.1.3536.2.6.0.3 Mds-keepto \
      generalizedTimeMatch/generalizedTimeOrderingMatch/caseIgnoreSubstringsMatch/.24 1
      1.3.6.1.4.1.3536.2.6.1.4.0.1 Mds-Vo-name ignore 1
      """)
}
