extension ExportProfile {
  /// Qualtrics: names, wordings and `{"ImportId":…}` in three header records (two in old exports, headed `V1`…`V10`);
  /// `Q2_1` for an option or a row, `Q2_1_2` for both, `Q3_1_TEXT` for typed text.
  static let qualtrics = ExportProfile(
    name: "Qualtrics",
    metadata: MetadataNames([
      .responseID: ["ResponseId", "ResponseID", "Response ID"], .started: ["StartDate", "Start Date"],
      .submitted: ["EndDate", "End Date"], .duration: ["Duration (in seconds)", "Duration"],
      .address: ["IPAddress", "IP Address"],
      .identity: [
        "RecipientLastName", "RecipientFirstName", "RecipientEmail", "ExternalReference",
        "ExternalDataReference",
        "Name", "EmailAddress", "Email", "Recipient Last Name", "Recipient First Name", "Recipient Email",
        "External Data Reference",
      ],
      .region: [
        "LocationLatitude", "LocationLongitude", "Location Latitude", "Location Longitude",
        "LocationAccuracy",
      ],
      .verdict: ["Status", "Finished", "Progress", "Response Type"],
      .other: ["RecordedDate", "DistributionChannel", "UserLanguage", "ResponseSet", "SC0"],
    ]),
    signs: [
      .headings([
        "StartDate", "EndDate", "RecordedDate", "ResponseId", "ResponseID", "DistributionChannel",
        "UserLanguage",
        "Progress", "Finished", "Duration (in seconds)", "IPAddress", "RecipientEmail",
      ]), .below("{\"ImportId\""), .below("{'ImportId'"), .below("ResponseSet"),
    ],
    header: .nameAndWording, headings: [.underscoreText, .underscores, .hash, .spacedDash],
    optionSeparators: [",", ", "], rankSeparators: [","], printsCodes: true, hasUniqueIDs: true)
}
