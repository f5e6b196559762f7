import ClassAd
import Testing

@Suite("ClassAd: expressions of jobs that ran")
struct RealExpressionTests {
  static let job = """
    [ CertificateSubject = "/C=XY/CN=me"; VirtualOrganisation = "ops"; ShortDeadlineJob = false; \
    CERequirements = undefined; VOMS_FQAN = "/ops/Role=NULL" ]
    """
  static let ce = """
    [ GlueCEStateStatus = "Production"; GlueHostApplicationSoftwareRunTimeEnvironment = {"MPICH", "R-GMA"}; \
    GlueCEInfoTotalCPUs = 8; GlueCEInfoLRMSType = "pbs"; GlueCEInfoHostName = "a"; \
    GlueCEUniqueID = "ce103.cern.ch:8443/cream-pbs-grid_dteam"; GlueCEStateWaitingJobs = 3; \
    GlueCEAccessControlBaseRule = {"VO:ops", "VOMS:/ops/Role=lcgadmin"}; freecpus = 6; \
    storage = [ CloseSEs = {[ GlueSEStatus = "unset" ]} ] ]
    """
  static let expressions = [
    #"( other.GlueCEStateStatus == "Production" ) && Member("MPICH",other.GlueHostApplicationSoftwareRunTimeEnvironment) && ( other.GlueCEInfoTotalCPUs >= 4 ) && ( other.GlueCEInfoLRMSType == "torque" ||   RegExp("pbs",other.GlueCEInfoLRMSType) )"#,
    #"!regexp("8443/cream", other.GlueCEUniqueID)"#,
    #"other.GlueCEUniqueID == "ce103.cern.ch:2119/jobmanager-lcglsf-grid_dteam""#,
    #"other.GlueCEStateStatus == "TestbedB" && regexp("8443/cream" , other.GlueCEUniqueID)"#,
    #"( other.GlueCEStateStatus == "Production" || other.GlueCEStateStatus == "CREAMPreCertTests" ) && !RegExp(".*sdj$",other.GlueCEUniqueID)"#,
    #"( true ) && ( other.GlueCEStateStatus == "Production" )"#,
    #"RegExp("lxde01*",other.GlueCEUniqueID)"#,
    "other.GlueCEInfoTotalCPUs>0", #"regexp("_PARAM_" , other.GlueCEUniqueID)"#,
    #"other.GlueCEStateStatus == "Production" && other.freecpus > 5"#, "true", #""false""#,
    #"(other.GlueCEInfoHostName == "a") || (other.GlueCEInfoHostName == "b") "#,
    #"ShortDeadlineJob =?= TRUE ? RegExp(".*sdj$", other.GlueCEUniqueID) : !RegExp(".*sdj$", other.GlueCEUniqueID)"#,
    #"Member(strcat("VO:", VirtualOrganisation), other.GlueCEAccessControlBaseRule) is true"#,
    #"Member(CertificateSubject, other.GlueCEAccessControlBaseRule) isnt true"#,
    #"IsUndefined(other.OutputSE) || Member(other.OutputSE, other.GlueCESEBindGroupSEUniqueID)"#,
    #"RegExp("cream", other.GlueCEUniqueID, "i") && other.GlueCEStateWaitingJobs < 10"#,
    "-other.GlueCEStateEstimatedResponseTime", "other.GlueCEStateWaitingJobs == 0 ? 1.5 : -3",
  ]

  @Test("They have the values that HTCondor's library finds")
  func values() throws {
    try OracleTests.compare(Self.expressions, my: Self.job, other: Self.ce)
  }

  @Test("Those that only a WMS evaluates")
  func wms() throws {
    #expect(
      try value(
        #"RegExp(".cern.ch:8443.*",other.GlueCEUniqueID) && anyMatch(other.storage.CloseSEs,target.GlueSEStatus == "unset")"#,
        job: Self.job, ce: Self.ce) == "true")
    #expect(
      try value(
        #"FQANmember(strcat("VOMS:", VOMS_FQAN), other.GlueCEAccessControlBaseRule) is true"#,
        job: Self.job, ce: Self.ce) == "false")
  }
}
