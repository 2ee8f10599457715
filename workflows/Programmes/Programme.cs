namespace Funding.Workflows.Programmes;

/// <summary>Text in the two languages of the portal; policy terms keep their Chinese names in both.</summary>
public sealed record Bilingual(string Zh, string En)
{
    public string In(string language) => language == "en" ? En : Zh;
}

/// <summary>
/// A programme as its file in programmes/ says it, and as a round's snapshot keeps it: a later change of the file does not
/// touch a running round.
/// </summary>
public sealed record Programme
{
    /// <summary>Kebab case; the first part of every round's id.</summary>
    public required string Id { get; init; }

    public required Bilingual Name { get; init; }

    /// <summary>The clause of the policy that founds it, such as 四（五）.</summary>
    public required string Clause { get; init; }

    /// <summary>The plan's cumulative figure and how the text puts it (左右, 以上).</summary>
    public required PlanTarget Target { get; init; }

    public required IReadOnlyList<ApplicantKind> ApplicantKinds { get; init; }

    /// <summary>How many applications one organisation may hold in a round; at least 1.</summary>
    public required int ApplicationsPerOrganisation { get; init; }

    public required IReadOnlyList<FormSection> Form { get; init; }

    /// <summary>The form's field that names the application in lists; null for the organisation's name.</summary>
    public string? TitleField { get; init; }

    /// <summary>The date field that eligibility rules call Founded; null for none.</summary>
    public string? FoundedField { get; init; }

    public required OwnershipRules Ownership { get; init; }

    public required IReadOnlyList<DocumentSlot> Documents { get; init; }

    public required IReadOnlyList<EligibilityRuleText> Eligibility { get; init; }

    public required IReadOnlyList<DeskLimit> Desks { get; init; }

    public required Rubric Rubric { get; init; }

    public required PanelRules Panel { get; init; }

    public required ProgrammeCalendar Calendar { get; init; }

    public required SelectionSettings Selection { get; init; }

    public required AwardSettings Award { get; init; }

    /// <summary>Paths of settings that are the authority's and not the policy's own, such as <c>rubric.criteria</c>.</summary>
    public required IReadOnlyList<string> AuthoritySettings { get; init; }

    /// <summary>The fields of all sections in the form's order.</summary>
    public IEnumerable<FormField> Fields() => Form.SelectMany(s => s.Fields);
}

/// <param name="Qualifier">"about" (左右), "at-least" (以上) or "exactly".</param>
public sealed record PlanTarget(int Count, string Qualifier, int? ByYear);

public sealed record ApplicantKind(string Id, Bilingual Name);

/// <param name="Stamped">The signed and stamped (盖章) form, printed from the draft.</param>
/// <param name="Types">Allowed types: pdf, docx, xlsx, png, jpeg, zip.</param>
/// <param name="MaxBytes">At most 52,428,800 (50 MB).</param>
public sealed record DocumentSlot(
    string Id, Bilingual Label, bool Required, IReadOnlyList<string> Types, long MaxBytes, int MaxFiles, bool Stamped = false)
{
    public Bilingual? Hint { get; init; }

    /// <summary>Whether it is kept from those who score; null for what the slot's kind says, see <see cref="ContactParts"/>.</summary>
    public bool? Contact { get; init; }
}

/// <summary>An eligibility rule as written in the programme; <see cref="Expression"/> is over the facts of the application.</summary>
/// <param name="Citation">The clause of the text, or "authority's setting".</param>
public sealed record EligibilityRuleText(string Id, string Expression, string Citation, Bilingual Message);

/// <param name="Desk">A city or department of programmes/desks.yaml.</param>
/// <param name="Limit">限额: how many applications the desk may recommend; at least 0.</param>
public sealed record DeskLimit(string Desk, int Limit);

/// <summary>A recommending city or department (设区市 or 省级主管部门).</summary>
/// <param name="Kind">"city" or "department".</param>
/// <param name="Pilot">The pilot status of 四（四）, shown on its figures; null for none.</param>
public sealed record Desk(string Id, Bilingual Name, string Kind, Bilingual? Pilot = null);
