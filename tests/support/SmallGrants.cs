namespace Funding.Tests.Support;

/// <summary>
/// The programmes folder with a second programme that has no quota, draw, panel, ranking, owners or documents, as a file may say.
/// </summary>
public sealed class SmallGrants() : AddedProgramme(Id, Text)
{
    public const string Id = "small-grants";

    public const string Text = """
        id: small-grants
        name: { zh: 小额资助, en: Small grants (小额资助) }
        clause: 四（五）
        target: { count: 10, qualifier: about }
        subject: { kind: organisation, kinds: [{ id: school, name: { zh: 学校, en: School (学校) } }] }
        parts:
          - part: fields
            id: plan
            title: { zh: 计划, en: Plan (计划) }
            fields:
              - { id: name, label: { zh: 名称, en: Name }, type: text, maxLength: 60, means: title }
        stages:
          - { stage: call, id: call, days: 30, perSubject: 2 }
          - { stage: eligibility, id: check, workingDays: 10, correctionWorkingDays: 3, rules: [] }
          - { stage: committee, id: approve, workingDays: 5, votes: 2, exits: { returned: check } }
          - { stage: notice, id: notice, workingDays: 5, objectionWorkingDays: 10 }
          - { stage: announcement, id: announce, award: grant }
        awards:
          grant: { title: { zh: 小额资助, en: Small grant (小额资助) }, certificatePattern: '资{year}-{batch}-{number:000}', years: 1 }
        authoritySettings: [stages.call.perSubject]
        """;

    /// <summary>The same programme with other parts.</summary>
    /// <param name="parts">As the members of a file's list, such as <c>{ part: documents, … }</c>.</param>
    public static string WithParts(params IReadOnlyList<string> parts)
    {
        var (begin, end) = (Text.IndexOf("parts:", StringComparison.Ordinal), Text.IndexOf("stages:", StringComparison.Ordinal));
        return $"{Text[..begin]}parts:\n{string.Concat(parts.Select(part => $"  - {part}\n"))}{Text[end..]}";
    }
}
