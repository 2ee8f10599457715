namespace Funding.Tests.Support;

/// <summary>A programme more that takes applications one by one, through rules, committee, notice and announcement.</summary>
public sealed class RollingGrants() : AddedProgramme(Id, Text)
{
    public const string Id = "rolling-grants";

    public const string Text = """
        id: rolling-grants
        name: { zh: 常年小额资助, en: Rolling grants (常年小额资助) }
        clause: 四（五）
        target: { count: 10, qualifier: about }
        subject: { kind: organisation, kinds: [{ id: school, name: { zh: 学校, en: School (学校) } }] }
        parts:
          - part: fields
            id: plan
            title: { zh: 计划, en: Plan (计划) }
            fields:
              - { id: name, label: { zh: 名称, en: Name }, type: text, maxLength: 60, means: title }
              - { id: phone, label: { zh: 联系电话, en: Telephone }, type: phone, required: false }
          - part: documents
            id: papers
            slots:
              - { id: plan-file, label: { zh: 计划书, en: Plan }, required: true, types: [pdf], maxBytes: 1048576, maxFiles: 1 }
        stages:
          - { stage: rolling-call, id: call, days: 90, perSubject: 2 }
          - stage: rules
            id: check
            rules:
              - { id: kind, expression: 'ApplicantKind == "school"', citation: "authority's setting",
                  message: { zh: 仅限学校申报, en: Only schools apply } }
          - { stage: committee, id: approve, workingDays: 5, votes: 2, exits: { returned: check } }
          - { stage: notice, id: notice, workingDays: 5, objectionWorkingDays: 10 }
          - { stage: announcement, id: announce, award: grant }
        awards:
          grant: { title: { zh: 小额资助, en: Small grant (小额资助) }, certificatePattern: '常{year}-{batch}-{number:000}', years: 1 }
        authoritySettings: [stages.call.perSubject]
        """;
}
