namespace Funding.Workflows.Programmes;

/// <summary>What the plan wants of a programme's awards: a file of <c>programmes/plan</c> has them all.</summary>
/// <param name="Prefix">The publisher's prefix by which grants are numbered in open data.</param>
/// <param name="Targets">In the order of the file; of each programme one at most.</param>
public sealed record PlanTargets(Bilingual Plan, string Prefix, IReadOnlyList<CumulativeTarget> Targets)
{
    /// <summary>Of an installation that follows no plan.</summary>
    public static readonly PlanTargets None = new(Bilingual.Same(""), "360G-none", []);

    public CumulativeTarget? Of(string programme) => Targets.FirstOrDefault(t => t.Programme == programme);
}

/// <summary>A figure of the plan that live awards of a programme are counted against.</summary>
/// <param name="Programme">Id of the programme, whether or not it has a file by now.</param>
/// <param name="Clause">Such as 二（一）.</param>
/// <param name="Qualifier">As in <see cref="PlanTarget"/>.</param>
/// <param name="Unit">What is counted: 所, 家, 门.</param>
/// <param name="Wording">The plan's own words.</param>
public sealed record CumulativeTarget(
    string Programme, Bilingual Name, string Clause, int Count, string Qualifier, CountedBy Counts, Bilingual Unit, Bilingual Wording)
{
    /// <summary>Null where the plan gives the figure no year.</summary>
    public int? ByYear { get; init; }

    /// <summary>By what its awards are told apart; null where the plan tells no types apart.</summary>
    public TypeSplit? Types { get; init; }

    /// <summary>As a programme's file says the same.</summary>
    [JsonIgnore]
    public PlanTarget Figure => new(Count, Qualifier, ByYear);
}

/// <summary>What counts as one.</summary>
public enum CountedBy
{
    /// <summary>Each award that holds.</summary>
    Awards,

    /// <summary>Each organisation that holds one or more.</summary>
    Holders,
}

/// <param name="Field">The choice of the application that says of which type an award is.</param>
/// <param name="Names">Of all types, in order.</param>
public sealed record TypeSplit(string Field, IReadOnlyList<TypeName> Names)
{
    /// <summary>How many of each type the plan wants at least; null for no bound.</summary>
    public int? Least { get; init; }

    /// <summary>How many of each type the plan wants at most; null for no bound.</summary>
    public int? Most { get; init; }
}

/// <param name="Id">The choice's value.</param>
public sealed record TypeName(string Id, Bilingual Name);
