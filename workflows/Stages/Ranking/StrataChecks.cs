namespace Funding.Workflows.Stages.Ranking;

/// <summary>What of strata the schema cannot say.</summary>
internal static class StrataChecks
{
    public static IEnumerable<Fault> Of(SelectionRules rules, StageOutline stage, ProgrammeOutline programme)
    {
        if (rules is not { Shape: SelectionShape.Strata, Strata: { } strata }) yield break;
        var answers = Answers(stage, programme);
        if (!answers.TryGetValue(strata.By, out var known))
            yield return new(
                "selection.strata.by", $"'{strata.By}' is no choice of the form; allowed: {string.Join(", ", answers.Keys)}");
        foreach (var (i, stratum) in strata.Each.Index())
        {
            var at = $"selection.strata.each[{i}]";
            if (stratum.Max < stratum.Min) yield return new($"{at}.max", $"at least min, {stratum.Min}");
            foreach (var (n, answer) in stratum.Of.Index())
            {
                if (known is not null && !known.Contains(answer))
                    yield return new(
                        $"{at}.of[{n}]", $"'{answer}' is no answer of '{strata.By}'; allowed: {string.Join(", ", known)}");
                if (strata.Each.Take(i).Any(s => s.Of.Contains(answer)))
                    yield return new($"{at}.of[{n}]", $"'{answer}' belongs to a stratum before it");
            }
        }

        var kept = strata.Each.Sum(s => s.Min);
        if (kept > rules.Places)
            yield return new("selection.strata.each", $"the minima are {kept} together; allowed: at most the places, {rules.Places}");
    }

    /// <summary>What applications may be told apart by, with the answers that there are.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Answers(StageOutline stage, ProgrammeOutline programme)
    {
        var answers = programme.Programme.Parts.SelectMany(p => programme.Kinds.Part(p.Kind).Choices(p)).ToDictionary();
        answers[GroupCap.Desk] = programme.Given<ILimits>(stage)?.Desks.Select(d => d.Desk).ToList() ?? [.. programme.Desks];
        answers[StrataRules.ApplicantKind] = [.. programme.Programme.Subject.Kinds.Select(k => k.Id)];
        return answers;
    }
}
