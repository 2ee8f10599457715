namespace Funding.Workflows.Rules;

/// <summary>An application as its programme's eligibility rules see it.</summary>
public static class EligibilityFactsBuilder
{
    /// <param name="desk">The application's recommending desk.</param>
    /// <param name="asOf">The last day of the call.</param>
    /// <param name="prior">What is on record of the organisation; null where no rule asks.</param>
    /// <remarks>An answer that cannot be read, as a draft may hold, counts as not given.</remarks>
    public static EligibilityFacts Build(
        Programme programme, Application application, Answers answers, Desk desk, DateOnly asOf, PriorRecord? prior = null)
    {
        var parts = programme.EachPart().Select(p => p.Kind.RuleFacts(p.Part, application, answers)).ToList();
        return new EligibilityFacts
        {
            ApplicantKind = application.ApplicantKind,
            City = desk.Kind == "city" ? desk.Id : "",
            Owners = [.. parts.SelectMany(p => p.Owners)],
            AsOf = asOf,
            Founded = parts.Select(p => p.Founded).FirstOrDefault(founded => founded is not null),
            Record = prior,
            Tables = parts.SelectMany(p => p.Tables).ToDictionary(),
            Persons = parts.SelectMany(p => p.Persons).ToDictionary(),
            Members = [.. parts.SelectMany(p => p.Members)],
            Programme = programme.Id,
            BarredYears = programme.Subject.BarredYears,
        }.With(
            parts.SelectMany(p => p.Numbers).ToDictionary(),
            parts.SelectMany(p => p.Texts).ToDictionary(),
            parts.SelectMany(p => p.Files).ToDictionary());
    }

    /// <summary>The ids that the programme's rules may name.</summary>
    public static EligibilityVocabulary Vocabulary(Programme programme)
    {
        var words = programme.EachPart().Select(p => p.Kind.RuleWords(p.Part)).ToList();
        return new(
            words.SelectMany(w => w.Numbers).ToHashSet(),
            words.SelectMany(w => w.Texts).ToHashSet(),
            words.SelectMany(w => w.Slots).ToHashSet())
        {
            Bars = programme.Subject.BarredYears is not null,
            Tables = words.SelectMany(w => w.Tables).ToDictionary(),
            Persons = words.SelectMany(w => w.Persons).ToHashSet(),
            MemberKinds = words.SelectMany(w => w.MemberKinds).ToHashSet(),
        };
    }

    /// <summary>The same when the file is loaded: the programmes that its rules may name are known then.</summary>
    public static EligibilityVocabulary Vocabulary(ProgrammeOutline outline) =>
        Vocabulary(outline.Programme) with { Programmes = outline.Programmes };
}
