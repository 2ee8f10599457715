namespace Funding.Workflows.Review;

/// <summary>
/// What an expert of a round is called wherever the office reads of one: by name; where two have the same name, with the organisation
/// behind it, and where that is the same too, with the address.
/// </summary>
public sealed class ExpertNames
{
    private readonly Dictionary<string, Bilingual> names = new(StringComparer.Ordinal);

    private ExpertNames()
    {
    }

    public static ExpertNames Of(IEnumerable<PoolExpert> pool)
    {
        var found = new ExpertNames();
        foreach (var namesakes in pool.GroupBy(e => TextIdentity.Of(e.Name), StringComparer.Ordinal))
        {
            foreach (var colleagues in namesakes.GroupBy(e => TextIdentity.Of(e.Organisation), StringComparer.Ordinal))
            {
                var (alone, known) = (colleagues.Count() == namesakes.Count(), colleagues.Count() == 1);
                foreach (var expert in colleagues)
                    found.names[expert.PersonId] = With(
                        expert.Name, [.. alone ? [] : new[] { expert.Organisation }, .. known ? [] : new[] { expert.Email }]);
            }
        }

        return found;
    }

    /// <param name="otherwise">What to call one who is not in the pool any more.</param>
    public Bilingual Of(string expertId, string otherwise) => names.GetValueOrDefault(expertId, Bilingual.Same(otherwise));

    private static Bilingual With(string name, IReadOnlyList<string> asides) => asides.Count == 0
        ? Bilingual.Same(name)
        : new($"{name}（{string.Join('，', asides)}）", $"{name} ({string.Join(", ", asides)})");
}
