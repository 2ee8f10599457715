namespace Funding.Workflows.Stages.Defence;

/// <inheritdoc cref="DefenceSettings"/>
public sealed class DefenceDeclaration() : StageDeclaration<DefenceSettings>(DefenceSettings.Kind)
{
    /// <summary>Panels that are settled: who sits on one is who holds a seat of it.</summary>
    public override IReadOnlyList<Type> Needs => [typeof(ISeats), typeof(IPanel)];

    public override StageWork Work => StageWork.Officers | StageWork.Experts;

    public override StageLength Length(DefenceSettings settings) => StageLength.InDays(settings.Days);

    protected override IEnumerable<Fault> Check(DefenceSettings settings, StageOutline stage, ProgrammeOutline programme)
    {
        TimeOnly? before = null;
        foreach (var (i, block) in settings.Blocks.Index())
        {
            if (before is { } ended && block.From < ended)
                yield return new($"hours[{i}]", $"out of order: hours follow each other; at {ended:HH:mm} or later");
            if (block.To <= block.From)
                yield return new($"hours[{i}]", $"'{settings.Hours[i]}' ends before it begins; the later time stands behind");
            else if ((block.To - block.From).TotalMinutes < settings.Minutes)
                yield return new(
                    $"hours[{i}]", $"'{settings.Hours[i]}' is too short for a session of {settings.Minutes} minutes; at least that long");
            before = block.To;
        }
    }
}
