namespace Funding.Workflows.Parts.Members;

/// <inheritdoc cref="MembersSettings"/>
public sealed class MembersDeclaration() : PartDeclaration<MembersSettings>(MembersSettings.Kind)
{
    public override IEnumerable<string> Names(PartOutline part) => [MemberRows.Field];

    /// <summary>Whoever joins consents by its link, as the first ones did.</summary>
    public override bool HasRoster(PartOutline part) => part.As<MembersSettings>().AsksConsent;

    protected override IEnumerable<Fault> Check(MembersSettings settings, PartOutline part, ProgrammeOutline programme)
    {
        foreach (var twice in Fault.Twice("kinds", settings.Kinds.Select(k => k.Id), "kind of member")) yield return twice;
        if (settings.Min > settings.Max) yield return new("min", $"at most max, {settings.Max}");
        foreach (var (i, kind) in settings.Kinds.Index())
        {
            if (kind.Min > (kind.Max ?? settings.Max)) yield return new($"kinds[{i}].min", $"at most max, {kind.Max ?? settings.Max}");
            if (kind.Max > settings.Max) yield return new($"kinds[{i}].max", $"at most max of all members, {settings.Max}");
        }

        if (settings.Kinds.Sum(k => k.Min) > settings.Max)
            yield return new("max", $"at least {settings.Kinds.Sum(k => k.Min)}, for so many are needed of the kinds together");
        if (settings.Kinds.All(k => k.Max is not null) && settings.Kinds.Sum(k => k.Max) is var most && most < settings.Min)
            yield return new("min", $"at most {most}, for no more are allowed of the kinds together");
        foreach (var twice in Fault.Twice("asks", settings.Asks.Select(a => a.Id), "question")) yield return twice;
        foreach (var (i, question) in settings.Asks.Index())
        {
            if (MemberRows.Columns.Contains(question.Id))
                yield return new($"asks[{i}].id", $"'{question.Id}' is asked of every member anyway; choose another id");
            foreach (var fault in FieldFaults.Of(question)) yield return fault with { Path = $"asks[{i}].{fault.Path}" };
        }

        if (settings is { SealedPages: true, Agreement: null })
            yield return new("sealedPages", "goes with agreement, a page of which is sealed");
        foreach (var fault in PartyFaults.OfAgreement(settings.Agreement, settings.AsksConsent, programme)) yield return fault;
    }
}
