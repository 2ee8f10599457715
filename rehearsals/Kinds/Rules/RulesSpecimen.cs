namespace Funding.Rehearsals.Kinds.Rules;

/// <summary>Nobody has a part in it: the rules are applied by themselves, and what they give is voted on.</summary>
public sealed class RulesSpecimen : StageSpecimen
{
    public override string Kind => RulesStage.Kind;

    public override IReadOnlyList<string> Beside => [CommitteeStage.Kind, NoticeStage.Kind, AnnouncementStage.Kind];

    public override string Settings =>
        """
        places: 2, reserve: 1, rules: [{ id: kind, expression: 'ApplicantKind == "school"', citation: "authority's setting",
            message: { zh: 仅限学校申报, en: Only schools apply } }]
        """;
}
