namespace Funding.Workflows.Programmes;

/// <summary>
/// A programme as its file in programmes/ says it, and as a round's snapshot keeps it: a later change of the file does not
/// touch a running round. What a part or a stage says of itself only its kind reads.
/// </summary>
public sealed record Programme
{
    /// <summary>Kebab case; the first part of every round's id.</summary>
    public required string Id { get; init; }

    /// <summary>Which of its file's steps it is; null where the file has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProgrammeStep? Step { get; init; }

    /// <summary>What the ids of its rounds begin with: a step that follows another has its own.</summary>
    [JsonIgnore]
    public string RoundsId => Step?.From is null ? Id : IdOf(Id, Step.Id);

    /// <inheritdoc cref="RoundsId"/>
    public static string IdOf(string programme, string step) => $"{programme}-{step}";

    public required Bilingual Name { get; init; }

    /// <summary>The clause of the policy that founds it, such as 四（五）.</summary>
    public required string Clause { get; init; }

    /// <summary>
    /// The department that leads it: its name stands in its documents, on its certificates and pages. Null where the authority of the whole
    /// installation does.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Bilingual? Lead { get; init; }

    /// <summary>Id of that department among the desks: its officers handle the programme. Null where the authority's own do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Department { get; init; }

    /// <summary>The plan's cumulative figure and how the text puts it (左右, 以上); null where the text gives none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlanTarget? Target { get; init; }

    public required Subject Subject { get; init; }

    /// <summary>Programmes that its rules name and whose awards came by lists under a name; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<OtherProgramme>? OtherProgrammes { get; init; }

    /// <summary>What is filled in, in the order of its pages.</summary>
    public required IReadOnlyList<PartOutline> Parts { get; init; }

    /// <summary>What happens, in order; one stage of a kind at most.</summary>
    public required IReadOnlyList<StageOutline> Stages { get; init; }

    /// <summary>By the id that an announcement names; of a step its own alone.</summary>
    public required IReadOnlyDictionary<string, AwardSettings> Awards { get; init; }

    /// <summary>Paths of settings that are the authority's and not the policy's own, such as <c>stages.review.rubric.step</c>.</summary>
    public required IReadOnlyList<string> AuthoritySettings { get; init; }

    /// <summary>The money of the one award that has some; null where none has.</summary>
    [JsonIgnore]
    public MoneyOutline? Money => Awards.Values.Select(a => a.Money).FirstOrDefault(m => m is not null);

    /// <summary>Null where the programme has no stage of the kind.</summary>
    public T? FindStageSettings<T>(string kind) where T : class => Stages.FirstOrDefault(s => s.Kind == kind)?.As<T>();

    /// <exception cref="InvalidOperationException">The programme has no stage of the kind.</exception>
    public T StageSettings<T>(string kind) where T : class => FindStageSettings<T>(kind)
        ?? throw new InvalidOperationException($"The programme {Id} has no stage of the kind {kind}.");

    /// <summary>The programme with other settings of its stage of the kind.</summary>
    public Programme WithStage<T>(string kind, Func<T, T> change) where T : class => this with
    {
        Stages = [.. Stages.Select(s => s.Kind == kind ? s.With(change(s.As<T>())) : s)],
    };

    /// <summary>The programme with other settings of its parts of the kind; a part whose settings become null is left out.</summary>
    public Programme WithParts<T>(string kind, Func<T, T?> change) where T : class => this with
    {
        Parts =
        [
            .. Parts.Select(p => p.Kind != kind ? p : change(p.As<T>()) is { } changed ? p.With(changed) : null).OfType<PartOutline>(),
        ],
    };
}

/// <param name="Qualifier">"about" (左右), "at-least" (以上) or "exactly".</param>
public sealed record PlanTarget(int Count, string Qualifier, int? ByYear)
{
    public const string About = "about";
}

/// <summary>Who applies.</summary>
/// <param name="Kind">"organisation".</param>
/// <param name="Kinds">The kinds of applicant, one of which each states.</param>
public sealed record Subject(string Kind, IReadOnlyList<ApplicantKind> Kinds)
{
    /// <summary>Years from the withdrawal of an award in which its holder does not apply, for rules that ask; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? BarredYears { get; init; }
}

public sealed record ApplicantKind(string Id, Bilingual Name);

/// <param name="Id">As rules name it.</param>
/// <param name="Name">The Chinese one is that of the lists.</param>
public sealed record OtherProgramme(string Id, Bilingual Name);

/// <param name="Title">The title on the certificate.</param>
/// <param name="CertificatePattern">Placeholders {year}, {batch} and {number:000}.</param>
/// <param name="Years">How long the recognition holds.</param>
public sealed record AwardSettings(Bilingual Title, string CertificatePattern, int Years)
{
    /// <summary>"previous": it takes the place of what its holder held of the programme; null where it stands beside it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Supersedes { get; init; }

    /// <summary>What its holder sets out to reach, in the order of the file; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Target>? Targets { get; init; }

    /// <summary>What its holder is bound to, in the order of the file; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DutyOutline>? Duties { get; init; }

    /// <summary>What its holder is paid; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MoneyOutline? Money { get; init; }

    /// <summary>What its holder may ask to have changed, in the order of the file; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<VariationOutline>? Variations { get; init; }
}

/// <summary>A recommending city or department (设区市 or 省级主管部门).</summary>
/// <param name="Kind">"city" or "department".</param>
/// <param name="Pilot">The pilot status of 四（四）, shown on its figures; null for none.</param>
public sealed record Desk(string Id, Bilingual Name, string Kind, Bilingual? Pilot = null)
{
    /// <summary>The kind of a department of the province.</summary>
    public const string OfDepartment = "department";
}
