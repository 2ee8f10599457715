namespace Funding.Workflows.Applications;

/// <summary>
/// A person whom a part of an application names, as the number of the identity card tells; the number itself is kept nowhere.
/// </summary>
/// <param name="Part">Id of the part; of a roster with the hash behind it, one for each student.</param>
/// <param name="Hash">Keyed hash of the number.</param>
/// <param name="Tail">Its last four characters.</param>
/// <param name="BornIn">The year of birth in it.</param>
public sealed record NamedPerson(string Part, string Hash, string Tail, int BornIn)
{
    /// <summary>Months in which a student of a roster is named, each as yyyy-MM; null for a part that names one person.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Months { get; init; }
}
