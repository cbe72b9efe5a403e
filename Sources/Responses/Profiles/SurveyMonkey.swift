extension ExportProfile {
  /// SurveyMonkey: two header rows, a title over the first of its columns only and below it `Response`,
  /// `Open-Ended Response`, an option or a row; one column for each option, holding its text; a column for typed text.
  static let surveyMonkey = ExportProfile(
    name: "SurveyMonkey", aliases: ["monkey"],
    metadata: MetadataNames([
      .responseID: ["Respondent ID", "RespondentID", "respondent_id"],
      .started: ["Start Date", "StartDate", "date_created"],
      .submitted: ["End Date", "EndDate", "date_modified"],
      .address: ["IP Address", "ip_address"],
      .identity: [
        "Email Address", "Email", "First Name", "Last Name", "Custom Data", "Custom Data 1", "CustomData",
        "email_address", "first_name", "last_name", "custom_1",
      ],
      .verdict: ["Response Status", "Status"],
      .other: ["Collector ID", "CollectorID", "collector_id", "Language"],
    ]),
    signs: [
      .headings([
        "Respondent ID", "RespondentID", "respondent_id", "Collector ID", "CollectorID", "collector_id",
      ]),
      .below("Open-Ended Response"),
    ],
    header: .titleAndPart, headings: [.spacedDash, .dash, .colon], optionSeparators: [", ", ","],
    rankSeparators: [", "], typedTextChooses: true, hasUniqueIDs: true)
}
