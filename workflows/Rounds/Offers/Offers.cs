namespace Funding.Workflows.Rounds.Offers;

/// <summary>Applications that were checked by rules; whoever fills one in sees beforehand what the rules will find.</summary>
public interface IChecked
{
    /// <summary>In the order of the file.</summary>
    IReadOnlyList<EligibilityRuleText> Rules { get; }
}

/// <summary>An eligibility rule as written in the programme.</summary>
/// <param name="Expression">Over the facts of the application.</param>
/// <param name="Citation">The clause of the text, or "authority's setting".</param>
public sealed record EligibilityRuleText(string Id, string Expression, string Citation, Bilingual Message)
{
    /// <summary>With which answers it is applied; null for always.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public When? When { get; init; }
}

/// <summary>A call that two administrators may open again after its close.</summary>
public interface IReopens
{
    /// <summary>For so many working days after the close; 0 for never.</summary>
    int ReopenWorkingDays { get; }
}

/// <summary>Somebody looks at each applicant and vouches for it: by that a claim on an organisation is confirmed.</summary>
public interface IVouches;

/// <summary>Experts in the seats of each application.</summary>
public interface ISeats;

/// <summary>What panels are to be drawn.</summary>
public interface IPanel
{
    PanelRules Panel { get; }

    /// <summary>Working days an expert has to accept or recuse before silence counts as recusal.</summary>
    int AcceptWorkingDays { get; }
}

/// <summary>Signed scores, and what they are worth.</summary>
public interface IScores
{
    Rubric Rubric { get; }
}

/// <summary>An order of the applications, with who comes next.</summary>
public interface IOrder;

/// <summary>An order by what was scored, and the rules by which places are given in it.</summary>
public interface IRanking
{
    SelectionRules Selection { get; }
}

/// <summary>Places that cases which go their own way take one by one, and give back; see <see cref="CasePlaces"/>.</summary>
public interface IPlaces;

/// <summary>Recommendations by desks, each within its limit.</summary>
public interface ILimits
{
    IReadOnlyList<DeskLimit> Desks { get; }
}

/// <param name="Desk">A city or department of programmes/desks.yaml.</param>
/// <param name="Limit">限额: how many applications the desk may recommend; at least 0.</param>
public sealed record DeskLimit(string Desk, int Limit);

/// <summary>The committee's approval.</summary>
public interface IVotes;

/// <summary>Entries that were open to objection.</summary>
public interface IPublished;
