extension ExportProfile {
  /// KoboToolbox: every cell quoted, `;` between them; names or labels with their groups, `g1/q1`; a multiple-choice
  /// question has a column of its codes with blanks between and one of 0 and 1 for each option, `q1/option`.
  static let kobo = ExportProfile(
    name: "KoboToolbox", aliases: ["kobo"],
    metadata: MetadataNames([
      .responseID: ["_uuid"], .started: ["start"], .finished: ["end"],
      .submitted: ["_submission_time"],
      .identity: ["_submitted_by", "username", "phonenumber", "simserial", "subscriberid", "deviceid"],
      .region: ["_geolocation"], .verdict: ["_validation_status", "_status"],
      .other: [
        "today", "_id", "__version__", "_tags", "_notes", "_index", "_parent_index", "_parent_table_name",
        "formhub/uuid", "meta/instanceID", "meta/rootUuid", "_xform_id_string", "_attachments",
      ],
    ]),
    signs: [
      .headings([
        "_id", "_uuid", "_submission_time", "_validation_status", "_status", "_submitted_by", "__version__",
        "_tags",
        "_index", "meta/instanceID",
      ])
    ],
    header: .tagged, headings: [.path], optionSeparators: [" "], rankSeparators: [" "], printsCodes: true,
    hasUniqueIDs: true)
}
