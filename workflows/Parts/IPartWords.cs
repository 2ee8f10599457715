namespace Funding.Workflows.Parts;

/// <summary>What rules and the drawing of experts may ask of a part. Pure.</summary>
public interface IPartWords
{
    /// <summary>The ids that rules may name.</summary>
    PartWords RuleWords(PartOutline part);

    /// <summary>What was filled in, as rules see it; what cannot be read, as a draft may hold, counts as not given.</summary>
    PartFacts RuleFacts(PartOutline part, Application application, Answers answers);

    /// <summary>A text as it is read where it is the answer to one of the part's fields, a number with its unit.</summary>
    /// <returns>Null where the field is none of the part's.</returns>
    Bilingual? Worded(PartOutline part, string field, string typed);

    /// <summary>What one of the part's questions is called.</summary>
    /// <returns>Null where the field is none of the part's.</returns>
    Bilingual? Called(PartOutline part, string field);

    /// <summary>What was chosen from lists: what the application is about.</summary>
    IEnumerable<(string Value, Bilingual Label)> Chosen(PartOutline part, Answers answers);
}

/// <param name="Numbers">Fields that are numbers.</param>
/// <param name="Texts">Every other field.</param>
/// <param name="Slots">Slots for documents.</param>
public sealed record PartWords(IReadOnlyList<string> Numbers, IReadOnlyList<string> Texts, IReadOnlyList<string> Slots)
{
    /// <summary>Tables, each with its columns of numbers.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tables { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Persons, each by the id of its part.</summary>
    public IReadOnlyList<string> Persons { get; init; } = [];

    /// <summary>Kinds of member.</summary>
    public IReadOnlyList<string> MemberKinds { get; init; } = [];

    public static readonly PartWords None = new([], [], []);
}

/// <summary>By the ids of <see cref="PartWords"/>; absent when not given.</summary>
public sealed record PartFacts
{
    public IReadOnlyDictionary<string, decimal> Numbers { get; init; } = new Dictionary<string, decimal>();

    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>Number of files by slot.</summary>
    public IReadOnlyDictionary<string, int> Files { get; init; } = new Dictionary<string, int>();

    public IReadOnlyList<OwnerFacts> Owners { get; init; } = [];

    /// <summary>Of each member its kind.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Rows of tables.</summary>
    public IReadOnlyDictionary<string, RowsFacts> Tables { get; init; } = new Dictionary<string, RowsFacts>();

    /// <summary>Of persons the year of birth.</summary>
    public IReadOnlyDictionary<string, int> Persons { get; init; } = new Dictionary<string, int>();

    /// <summary>When the applicant was founded; null where the part does not say.</summary>
    public DateOnly? Founded { get; init; }

    public static readonly PartFacts None = new();
}

/// <summary>The rows of a table, as rules ask for them.</summary>
/// <param name="rows">Of each row its numbers by column; absent where none was given.</param>
public sealed class RowsFacts(IReadOnlyList<IReadOnlyDictionary<string, decimal>> rows)
{
    internal static readonly RowsFacts None = new([]);

    public int Count() => rows.Count;

    /// <summary>Of a column of numbers, exact.</summary>
    public decimal Sum(string column) => rows.Sum(row => row.GetValueOrDefault(column));
}

/// <param name="Kind">Id of the programme's owner kind.</param>
/// <param name="Share">Valued share in percent.</param>
/// <param name="Contributions">Ids of what it brings: 资本, 技术, 管理, 设备, 其他要素.</param>
public sealed record OwnerFacts(string Kind, decimal Share, IReadOnlyList<string> Contributions)
{
    /// <summary>False where the programme does not ask.</summary>
    public bool StateOwned { get; init; }

    /// <summary>Of the approval (核准) or filing (备案) of the valuation of a state-owned share; empty where none was given.</summary>
    public string FilingNumber { get; init; } = "";
}
