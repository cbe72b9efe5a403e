extension ExportProfile {
  /// LimeSurvey: headings as codes `q[SQ001]`, texts `题干 [行]` or both `q[SQ001]. 题干 [行]`; answers as codes or texts;
  /// `Y` in a column for each option; `-oth-` with `q[other]`.
  static let limeSurvey = ExportProfile(
    name: "LimeSurvey", aliases: ["lime"],
    metadata: MetadataNames([
      .responseID: ["id", "Response ID", "答复ID"],
      .submitted: ["submitdate", "Date submitted", "提交日期"],
      .started: ["startdate", "Date started", "开始日期"],
      .duration: ["interviewtime", "Total time"],
      .address: ["ipaddr", "IP address", "IP地址"],
      .identity: [
        "token", "firstname", "lastname", "email", "Access code", "First name", "Last name", "Email address",
      ],
      .verdict: ["lastpage", "Last page", "最后一页"],
      .other: [
        "startlanguage", "Start language", "起始语言", "seed", "Seed",
        "datestamp", "Date last action", "refurl", "Referrer URL",
      ],
    ]),
    signs: [
      .headings([
        "submitdate", "lastpage", "startlanguage", "datestamp", "Date submitted", "Last page",
        "Start language",
        "submitdate. Date submitted", "lastpage. Last page", "startlanguage. Start language", "提交日期", "最后一页",
        "起始语言",
      ]), .form(.codeBrackets),
    ],
    header: .nameThenWording, headings: [.codeBrackets, .hash, .brackets], skippedMarks: ["N/A"],
    optionSeparators: ["|", ";"],
    rankSeparators: ["|"], otherMarks: ["-oth-"], typedTextChooses: true, printsCodes: true)
}
