public import ClassAd

/// What is added to a job on its way to the WMS.
public enum WMSDefaults {
  /// What the user interface adds to each Requirements, or takes where a job has none: the usual
  /// `JdlDefaultAttributes.Requirements` of its configuration.
  public static let requirements = parsed(#"other.GlueCEStateStatus == "Production""#)

  /// What it adds besides to jobs for which the first holds (the JDL API's `JobAd::checkJobType`).
  static let implied = [
    ("CPUNumber isnt undefined", "other.GlueCEInfoTotalCPUs >= CPUNumber"),
    (
      "CPUNumber is undefined && NodeNumber isnt undefined",
      "other.GlueCEInfoTotalCPUs >= NodeNumber"
    ),
    ("SMPGranularity isnt undefined", "other.GlueHostArchitectureSMPSize >= SMPGranularity"),
    (
      """
      SMPGranularity is undefined && HostNumber isnt undefined && CPUNumber isnt undefined && \
      WholeNodes isnt true
      """,
      """
      other.GlueHostArchitectureSMPSize >= (CPUNumber % HostNumber > 0 ? \
      1 + CPUNumber / HostNumber : CPUNumber / HostNumber)
      """
    ),
    (
      #"isList(JobType) ? Member("Interactive", JobType) : JobType == "Interactive""#,
      "other.GlueHostNetworkAdapterOutboundIP"
    ),
  ].map { (when: CompiledExpression(parsed($0)), condition: parsed($1)) }

  /// What it takes for Rank where a job has none.
  public static let rank = parsed("-other.GlueCEStateEstimatedResponseTime")

  /// What the server adds to each Requirements: `WmsRequirements`, as YAIM's config_glite_wms
  /// configures it. Access rules are checked here and nowhere else.
  public static let serverRequirements = parsed(
    """
    ((ShortDeadlineJob =?= TRUE ? RegExp(".*sdj$", other.GlueCEUniqueID) : \
    !RegExp(".*sdj$", other.GlueCEUniqueID)) && (other.GlueCEPolicyMaxTotalJobs == 0 || \
    other.GlueCEStateTotalJobs < other.GlueCEPolicyMaxTotalJobs) && (EnableWmsFeedback =?= TRUE ? \
    RegExp("cream", other.GlueCEImplementationName, "i") : true) && \
    (member(CertificateSubject,other.GlueCEAccessControlBaseRule) || \
    member(strcat("VO:",VirtualOrganisation),other.GlueCEAccessControlBaseRule) || \
    FQANmember(strcat("VOMS:", VOMS_FQAN), other.GlueCEAccessControlBaseRule)) is true && \
    FQANmember(strcat("DENY:",VOMS_FQAN), other.GlueCEAccessControlBaseRule) isnt true && \
    (IsUndefined(other.OutputSE) || \
    member(other.OutputSE, other.GlueCESEBindGroupSEUniqueID)))
    """)

  /// An expression of this file.
  private static func parsed(_ text: String) -> Expression {
    do {
      return try Expression(parsing: text)
    } catch {
      preconditionFailure("\(text): \(error)")
    }
  }
}
