extension ExportProfile {
  /// SurveyCTO: `Oct 10, 2015 6:26:24 PM`; a multiple-choice answer is its codes with blanks between and a column `q_1`
  /// of 0 and 1 for each option; rejected submissions may be among the records.
  static let surveyCTO = ExportProfile(
    name: "SurveyCTO", aliases: ["scto"],
    metadata: MetadataNames([
      .responseID: ["KEY", "instanceID"], .started: ["starttime"], .finished: ["endtime", "CompletionDate"],
      .submitted: ["SubmissionDate"],
      .duration: ["duration"],
      .identity: [
        "deviceid", "subscriberid", "simid", "devicephonenum", "username", "caseid", "device_info",
        "enumerator",
      ],
      .verdict: ["review_status", "review_quality"],
      .other: [
        "formdef_version", "review_comments", "review_corrections", "text_audit",
        "audio_audit",
      ],
    ]),
    signs: [
      .headings([
        "CompletionDate", "starttime", "endtime", "deviceid", "subscriberid", "simid", "devicephonenum",
        "formdef_version", "review_status", "KEY", "instanceID", "SubmissionDate",
      ])
    ],
    headings: [.underscores], optionSeparators: [" "], rankSeparators: [" "], printsCodes: true,
    hasUniqueIDs: true)
}
