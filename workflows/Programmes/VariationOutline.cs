namespace Funding.Workflows.Programmes;

/// <summary>What the holder of an award may ask to have changed (变更).</summary>
public enum VariationChange
{
    /// <summary>Who leads what was awarded (变更负责人).</summary>
    Leader,

    /// <summary>Figures of years that are not reported on yet (调整建设内容和目标).</summary>
    Targets,

    /// <summary>What was to be reached in one year is reached in the next (年度目标延期).</summary>
    Delay,

    /// <summary>The award holds for some months longer (延长期限).</summary>
    Term,

    /// <summary>A member takes part no longer (成员退出).</summary>
    [JsonStringEnumMemberName("member-leaves")]
    MemberLeaves,

    /// <summary>An organisation becomes a member (成员加入).</summary>
    [JsonStringEnumMemberName("member-joins")]
    MemberJoins,

    /// <summary>A member leads the consortium from now on and holds the award (变更牵头单位).</summary>
    [JsonStringEnumMemberName("lead-passes")]
    LeadPasses,
}

/// <summary>A change that a holder may ask for, with who decides on it, as the programme's file says it.</summary>
/// <param name="Change">The only one of its award.</param>
public sealed record VariationOutline(VariationChange Change)
{
    /// <summary>Working days of the recommending desk's opinion; null where it is not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? DeskWorkingDays { get; init; }

    /// <summary>A second officer confirms the decision.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Months by which a term may become longer, all extensions together; null for every other change.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MostMonths { get; init; }

    /// <summary>Working days in which a member that the lead wants to leave is heard; null for every other change.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MemberWorkingDays { get; init; }

    /// <summary>
    /// Of a member that leaves or leads: working days in which there have to be enough members again; null where too few keep it from
    /// being asked.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? CorrectionWorkingDays { get; init; }
}

/// <summary>What of variations the schema cannot say.</summary>
internal static class VariationRules
{
    public static void Check(ProgrammeOutline outline, YamlFile file)
    {
        foreach (var (award, settings) in outline.Programme.Awards)
        {
            var path = $"awards.{award}.variations";
            var variations = settings.Variations ?? [];
            Unique.Check(file, path, variations.Select(v => NameOf(v.Change)), "change", "change");
            var agreed = (settings.Duties ?? []).Any(d => outline.Kinds.Duty(d.Kind).NeedsTargets);
            var members = outline.Programme.Parts.Any(p => outline.Kinds.Part(p.Kind).HasRoster(p));
            foreach (var (i, variation) in variations.Index())
                foreach (var fault in Check(variation, agreed).Concat(Check(variation.Change, variation, members)))
                    file.Fault($"{path}[{i}].{fault.Path}", fault.Message);
        }
    }

    private static IEnumerable<Fault> Check(VariationOutline variation, bool agreed)
    {
        if (variation.Change == VariationChange.Term && variation.MostMonths is null)
            yield return new("mostMonths", "missing; a longer term needs the months by which it may become longer");
        if (variation.Change != VariationChange.Term && variation.MostMonths is not null)
            yield return new("mostMonths", $"'{NameOf(variation.Change)}' has no months; allowed with: term");
        if (variation.Change is VariationChange.Targets or VariationChange.Delay && !agreed)
            yield return new(
                "change",
                $"'{NameOf(variation.Change)}' changes a task book, and no duty of the award agrees one; needed: a duty that does");
    }

    private static IEnumerable<Fault> Check(VariationChange change, VariationOutline variation, bool members)
    {
        var leaves = change == VariationChange.MemberLeaves;
        if ((leaves || change is VariationChange.MemberJoins or VariationChange.LeadPasses) && !members)
        {
            yield return new(
                "change",
                $"'{NameOf(change)}' changes members, and the programme has none; needed: the part members with consent: by-link");
        }

        if (leaves && variation.MemberWorkingDays is null)
            yield return new("memberWorkingDays", "missing; a member that the lead wants to leave is heard");
        if (!leaves && variation.MemberWorkingDays is not null)
            yield return new("memberWorkingDays", $"'{NameOf(change)}' hears no member; allowed with: member-leaves");
        if (!leaves && change != VariationChange.LeadPasses && variation.CorrectionWorkingDays is not null)
            yield return new("correctionWorkingDays", $"'{NameOf(change)}' leaves no member out; allowed with: member-leaves, lead-passes");
    }

    private static string NameOf(VariationChange change) => change switch
    {
        VariationChange.MemberLeaves => "member-leaves",
        VariationChange.MemberJoins => "member-joins",
        VariationChange.LeadPasses => "lead-passes",
        _ => $"{change}".ToLowerInvariant(),
    };
}
