extension ExportProfile {
  /// ODK Central: `SubmissionDate`, `meta-instanceID`, `KEY`; groups as `g1-q1`; a multiple-choice answer is its codes with
  /// blanks between, or a column `q1/option` of 0 and 1 for each.
  static let odkCentral = ExportProfile(
    name: "ODK Central", aliases: ["odk"],
    metadata: MetadataNames([
      .responseID: ["KEY"], .started: ["start"], .finished: ["end"],
      .submitted: ["SubmissionDate"],
      .identity: ["SubmitterID", "SubmitterName", "DeviceID", "username", "phonenumber", "deviceid"],
      .verdict: ["ReviewState", "Status"],
      .other: [
        "today", "meta-instanceID", "meta-instanceName", "meta-entity", "instanceID", "AttachmentsPresent",
        "AttachmentsExpected", "Edits", "FormVersion",
      ],
    ]),
    signs: [
      .headings([
        "SubmissionDate", "meta-instanceID", "KEY", "SubmitterID", "SubmitterName", "ReviewState",
        "AttachmentsPresent", "AttachmentsExpected", "FormVersion",
      ])
    ],
    headings: [.path, .groupDash, .underscores], optionSeparators: [" "], rankSeparators: [" "],
    printsCodes: true, hasUniqueIDs: true)
}
