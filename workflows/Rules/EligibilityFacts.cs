namespace Funding.Workflows.Rules;

/// <summary>What a rule may ask of an application. Every public member is a word of the rules' language.</summary>
public sealed record EligibilityFacts
{
    /// <summary>Id of the programme's applicant kind.</summary>
    public required string ApplicantKind { get; init; }

    /// <summary>Id of the recommending city; empty for a department.</summary>
    public required string City { get; init; }

    public required IReadOnlyList<OwnerFacts> Owners { get; init; }

    /// <summary>The day on which the facts are looked at: the last day of the call.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>When the applicant was founded; null when not answered.</summary>
    public DateOnly? Founded { get; init; }

    /// <summary>The calendar year of <see cref="AsOf"/>.</summary>
    public int Year => AsOf.Year;

    /// <summary>What is on record of the organisation; null where no rule asks.</summary>
    internal PriorRecord? Record { get; init; }

    internal PriorRecord Prior => Record ?? PriorRecord.Empty;

    /// <summary>Id of the programme that is applied for.</summary>
    internal string Programme { get; init; } = "";

    /// <summary>Years after a withdrawal in which the holder does not apply; null where the programme says none.</summary>
    internal int? BarredYears { get; init; }

    internal IReadOnlyDictionary<string, decimal> Numbers { get; init; } = new Dictionary<string, decimal>();

    internal IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    internal IReadOnlyDictionary<string, int> Documents { get; init; } = new Dictionary<string, int>();

    internal IReadOnlyDictionary<string, RowsFacts> Tables { get; init; } = new Dictionary<string, RowsFacts>();

    /// <summary>Of persons the year of birth, by the part that names them.</summary>
    internal IReadOnlyDictionary<string, int> Persons { get; init; } = new Dictionary<string, int>();

    /// <summary>Of each member its kind.</summary>
    internal IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Percent, exact.</summary>
    public decimal ShareSum => Owners.Sum(o => o.Share);

    public int OwnerCount => Owners.Count;

    /// <summary>How many different kinds of owner there are.</summary>
    public int OwnerKinds => Owners.Select(o => o.Kind).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Whole years from foundation to <see cref="AsOf"/>; null when not answered.</summary>
    public int? YearsSinceFounding => Founded is not { } founded ? null
        : AsOf.Year - founded.Year - (AsOf < founded.AddYears(AsOf.Year - founded.Year) ? 1 : 0);

    /// <summary>The answer to a number field; null when not answered, and then no comparison holds.</summary>
    public decimal? Number(string field) => Numbers.TryGetValue(field, out var value) ? value : null;

    /// <summary>The answer to any other field as text; empty when not answered.</summary>
    public string Answer(string field) => Answers.GetValueOrDefault(field, "");

    /// <summary>The rows of a table; none when nothing was filled in.</summary>
    public RowsFacts Rows(string table) => Tables.GetValueOrDefault(table, RowsFacts.None);

    /// <summary>
    /// The age that a person reaches in the year of <see cref="AsOf"/>, for of the day of birth the year alone is kept: never less than the
    /// age on that day. Null when not answered, and then no comparison holds.
    /// </summary>
    public int? Age(string person) => Persons.TryGetValue(person, out var born) ? AsOf.Year - born : null;

    /// <summary>How many members beside the applicant are of a kind.</summary>
    public int MemberCount(string kind) => Members.Count(k => k == kind);

    /// <summary>The same in percent of all members, exact; null where there are none, and then no comparison holds.</summary>
    public decimal? MemberShare(string kind) => Members.Count == 0 ? null : MemberCount(kind) * 100m / Members.Count;

    /// <summary>Whether the document slot has at least one file.</summary>
    public bool HasDocument(string slot) => Documents.GetValueOrDefault(slot) > 0;

    /// <summary>Whether the organisation holds an award of the programme that is valid on <see cref="AsOf"/>.</summary>
    public bool LiveAward(string programme) => Prior.AwardsOf(programme).Any(a => a.IsLiveOn(AsOf));

    /// <summary>How many such awards it holds.</summary>
    public int LiveAwards(string programme) => Prior.AwardsOf(programme).Count(a => a.IsLiveOn(AsOf));

    /// <summary>How many yearly reports of the awards that <see cref="LiveAward"/> finds have been accepted.</summary>
    public int AcceptedReports(string programme) => Prior.AwardsOf(programme).Where(a => a.IsLiveOn(AsOf)).Sum(a => a.Reports ?? 0);

    /// <summary>
    /// The best place of a person in contests of a class whose results were imported, prizes that were revoked aside. Null where there is
    /// none, and then no comparison holds.
    /// </summary>
    /// <param name="contestClass">one or two.</param>
    public int? PrizePlace(string person, string contestClass) => Prior.PrizesOf(person)
        .Where(p => p.Class == contestClass && p.RevokedOn is null && p.HeldOn <= AsOf).Select(p => (int?)p.Place).Min();

    /// <summary>Whether an award of the programme was ever made to it and not withdrawn.</summary>
    public bool Won(string programme) => Prior.AwardsOf(programme).Any(a => a.WasWonBy(AsOf));

    /// <summary>The same of awards made in a calendar year.</summary>
    public bool Won(string programme, int year) =>
        Prior.AwardsOf(programme).Any(a => a.AwardedOn.Year == year && a.WasWonBy(AsOf));

    /// <summary>Whether it has submitted another application, not withdrawn since, in a round of the programme and year.</summary>
    public bool Applied(string programme, int year) => Prior.Applications.Any(a => a.Programme == programme && a.Year == year);

    /// <summary>Whether a withdrawal of an award of this programme keeps it from applying on <see cref="AsOf"/>.</summary>
    public bool Barred() => Bar is { } bar && AsOf <= bar.Until;

    internal (PriorAward Award, DateOnly Until)? Bar => BarredYears is { } years ? Prior.Bar(Programme, years) : null;

    /// <summary>The same facts with the form's answers and the files that are there.</summary>
    /// <param name="numbers">By id of the number field; absent when not answered.</param>
    /// <param name="answers">By id of the field.</param>
    /// <param name="documents">Number of files by id of the slot.</param>
    public EligibilityFacts With(
        IReadOnlyDictionary<string, decimal> numbers,
        IReadOnlyDictionary<string, string> answers,
        IReadOnlyDictionary<string, int> documents) =>
        this with { Numbers = numbers, Answers = answers, Documents = documents };
}
