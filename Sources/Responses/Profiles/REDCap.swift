extension ExportProfile {
  /// REDCap: one header row of raw names, one column `name___1` of 0 and 1 for each option, `<form>_timestamp` and
  /// `<form>_complete`.
  static let redcap = ExportProfile(
    name: "REDCap",
    metadata: MetadataNames([
      .responseID: ["record_id"], .identity: ["redcap_survey_identifier"],
      .other: [
        "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance", "redcap_data_access_group",
      ],
    ]),
    signs: [
      .headings([
        "record_id", "redcap_survey_identifier", "redcap_event_name", "redcap_repeat_instrument",
        "redcap_repeat_instance",
      ]), .suffix("_complete"), .suffix("_timestamp"),
    ],
    headings: [.tripleUnderscore, .underscores], unansweredMarks: ["[not completed]"],
    optionSeparators: [","],
    rankSeparators: [","], printsCodes: true)
}
