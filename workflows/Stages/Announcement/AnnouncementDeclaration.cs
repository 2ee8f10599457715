namespace Funding.Workflows.Stages.Announcement;

/// <inheritdoc cref="AnnouncementSettings"/>
public sealed class AnnouncementDeclaration() : StageDeclaration<AnnouncementSettings>(AnnouncementSettings.Kind)
{
    public override StageScopes Scopes => StageScopes.Both;

    public override IReadOnlyList<string> CorePages => ["results"];

    public override IReadOnlyList<Type> Needs => [typeof(IPublished)];

    protected override IEnumerable<Fault> Check(AnnouncementSettings settings, StageOutline stage, ProgrammeOutline programme)
    {
        var awards = programme.Programme.Awards.Keys;
        if (!awards.Contains(settings.Award))
            yield return new(
                "award", $"'{settings.Award}' is no award of the {Of(programme.Programme)}; allowed: {string.Join(", ", awards)}");
        if (programme.Programme.Awards.GetValueOrDefault(settings.Award)?.Money is not null && programme.Given<IRanking>(stage) is null)
            yield return new("award", $"'{settings.Award}' has money, and no stage before ranks those among whom it is shared out");
    }

    private static string Of(Programme programme) => programme.Step is { } step ? $"step '{step.Id}'" : "programme";
}
