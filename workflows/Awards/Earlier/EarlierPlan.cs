namespace Funding.Workflows.Awards.Earlier;

/// <summary>What a line of a sound list should be looked at for, though it may be right.</summary>
public enum EarlierRemark
{
    /// <summary>The programme has no file: its name is kept as it stands.</summary>
    NoFile,

    /// <summary>The same, and its name is near that of a programme with a file.</summary>
    NearName,

    /// <summary>The credit code's check character does not fit.</summary>
    CodeOutsideCheck,

    /// <summary>The holder has another award of this title on record, by another document.</summary>
    OtherDocument,

    /// <summary>Its term is over.</summary>
    TermOver,
}

/// <param name="IsHeld">It is on record already; nothing happens.</param>
public sealed record PlannedAward(EarlierAward Award, bool IsHeld, IReadOnlyList<EarlierRemark> Remarks);

/// <summary>What a list comes to with the awards on record, line by line. Pure.</summary>
public sealed record EarlierPlan(IReadOnlyList<PlannedAward> Lines, IReadOnlyList<Refusal> Problems, ListSource Source)
{
    public IReadOnlyList<EarlierAward> New => [.. Lines.Where(l => !l.IsHeld).Select(l => l.Award)];

    /// <param name="known">The register as it is.</param>
    /// <param name="programmes">That have a file.</param>
    public static EarlierPlan Of(
        EarlierList list, IReadOnlyList<RolledAward> known, IReadOnlyList<Programme> programmes, DateOnly today)
    {
        var ids = known.Select(a => a.Summary.Id).ToHashSet(StringComparer.Ordinal);
        var certificates = known.Where(a => a.CertificateNumber.Length > 0)
            .ToLookup(a => a.CertificateNumber, a => a.Summary, StringComparer.Ordinal);
        var titles = known.Select(a => TitleOf(a.Summary.ProgrammeId, a.Summary.Holder, a.Summary.Title)).ToHashSet(StringComparer.Ordinal);
        NearName[] names = [.. programmes.Select(p => new NearName(OrganisationKey.Of(p.Name.Zh)))];
        var (lines, problems) = (new List<PlannedAward>(), list.Problems.ToList());
        foreach (var award in list.Awards)
        {
            var held = ids.Contains(award.Id);
            if (!held && certificates[TextIdentity.Of(award.Certificate)].FirstOrDefault() is { } taken)
            {
                problems.Add(EarlierRefusals.CertificateTaken(award.Line, award.Certificate, taken.HolderName));
            }

            lines.Add(new(award, held, held ? [] : [.. Remarks(award, titles, names, today)]));
        }

        if (ids.Count + lines.Count(l => !l.IsHeld) > AwardRollForm.Most)
        {
            problems.Add(EarlierRefusals.RegisterFull(AwardRollForm.Most));
        }

        return new(lines, problems, list.Source);
    }

    private static IEnumerable<EarlierRemark> Remarks(
        EarlierAward award, HashSet<string> titles, IReadOnlyList<NearName> names, DateOnly today)
    {
        if (!award.HasFile)
        {
            var name = new NearName(OrganisationKey.Of(award.ProgrammeName.Zh));
            yield return names.Any(n => n.To(name) is not null) ? EarlierRemark.NearName : EarlierRemark.NoFile;
        }

        if (CreditCode.IsOutsideCheck(award.Holder)) yield return EarlierRemark.CodeOutsideCheck;
        if (titles.Contains(TitleOf(award.ProgrammeId, award.Holder, award.Title))) yield return EarlierRemark.OtherDocument;
        if (award.Standing == AwardStanding.Live && today > award.Term.ValidUntil) yield return EarlierRemark.TermOver;
    }

    private static string TitleOf(string programme, string holder, string title) => $"{programme}|{holder}|{TextIdentity.Of(title)}";
}
