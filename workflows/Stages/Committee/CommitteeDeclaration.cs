namespace Funding.Workflows.Stages.Committee;

/// <inheritdoc cref="CommitteeSettings"/>
public sealed class CommitteeDeclaration() : StageDeclaration<CommitteeSettings>(CommitteeSettings.Kind)
{
    public override IReadOnlyList<string> Exits => [CommitteeSettings.Returned];

    public override IReadOnlyList<Type> Gives => [typeof(IVotes)];

    public override IReadOnlyList<Type> Needs => [typeof(ICases)];

    public override StageLength Length(CommitteeSettings settings) => StageLength.InWorkingDays(settings.WorkingDays);
}
