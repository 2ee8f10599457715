namespace Funding.Workflows.Stages.Committee;

/// <inheritdoc cref="CommitteeSettings"/>
public sealed class CommitteeDeclaration() : StageDeclaration<CommitteeSettings>(CommitteeSettings.Kind)
{
    public override StageScopes Scopes => StageScopes.Both;

    public override IReadOnlyList<string> Exits => [CommitteeSettings.Returned];

    public override IReadOnlyList<Type> Gives => [typeof(IVotes)];

    public override IReadOnlyList<Type> Needs => [typeof(ICases)];

    public override StageLength Length(CommitteeSettings settings) => StageLength.InWorkingDays(settings.WorkingDays);

    /// <summary>A member may always return what is put to the vote: the file says which stage takes it up again.</summary>
    protected override IEnumerable<Fault> Check(CommitteeSettings settings, StageOutline stage, ProgrammeOutline programme)
    {
        if (!stage.Exits.ContainsKey(CommitteeSettings.Returned))
            yield return new(
                "exits",
                $"the exit '{CommitteeSettings.Returned}' leads nowhere; allowed: {CommitteeSettings.Returned}: one of "
                    + string.Join(", ", programme.BackFrom(stage).Select(s => s.Id)));
    }
}
