namespace Funding.Workflows.Review;

/// <param name="CreditCode">Null where none was given.</param>
public sealed record NamedOrganisation(string Name, string? CreditCode);

/// <param name="Organisations">The applicant and the parties beside it.</param>
public sealed record ApplicationParties(string ApplicationId, IReadOnlyList<NamedOrganisation> Organisations);

/// <summary>Two names, an expert's and an application's, that may mean one organisation or one and a part of it.</summary>
/// <param name="Id">Of the two names, whoever bears them: 32 hex characters.</param>
/// <param name="Pairs">Expert and application that it keeps apart, until the office says that the names mean different
/// organisations.</param>
public sealed record PossibleConflict(
    string Id, string ExpertName, string ApplicationName, Likeness Likeness, IReadOnlyList<(string ExpertId, string ApplicationId)> Pairs);

/// <summary>
/// Conflicts that the form of a name may hide, for the office to confirm or dismiss. What is certain is not among them. A name that
/// an applicant or party of the round bears, judged or not, is no misspelling of another, nor are two with credit codes of their own.
/// </summary>
public static class PossibleConflicts
{
    /// <param name="applications">Those that are judged.</param>
    /// <param name="known">Names that organisations of the round bear, judged or not.</param>
    public static IReadOnlyList<PossibleConflict> Find(
        IReadOnlyCollection<PoolExpert> experts, IReadOnlyCollection<ApplicationParties> applications, IEnumerable<string> known)
    {
        var theirs = experts.SelectMany(e => NamesOf(e).Select(n => (Name: n, Id: e.PersonId)))
            .ToLookup(n => n.Name.Name, n => (n.Name, n.Id), StringComparer.Ordinal);
        var ours = applications.SelectMany(a => a.Organisations.Select(n => (Name: n, Id: a.ApplicationId)))
            .ToLookup(n => n.Name.Name, n => (n.Name, n.Id), StringComparer.Ordinal);
        var near = ours.Select(o => (Names: o, Near: new NearName(OrganisationKey.Of(o.Key)))).Where(o => o.Near.Key.Length > 0).ToList();
        var borne = known.Select(OrganisationKey.Of).ToHashSet(StringComparer.Ordinal);
        var certain = Certain(experts, applications);
        var found = new Dictionary<string, PossibleConflict>(StringComparer.Ordinal);
        foreach (var their in theirs)
        {
            var key = new NearName(OrganisationKey.Of(their.Key));
            foreach (var our in key.Key.Length == 0 ? [] : near)
            {
                if (key.To(our.Near) is not { } likeness || (likeness == Likeness.Spelling && borne.Contains(key.Key))) continue;
                var pairs = their.SelectMany(t => our.Names.Where(o => likeness != Likeness.Spelling || !HaveOwnCodes(t.Name, o.Name))
                    .Select(o => (t.Id, o.Id)))
                    .Where(p => !certain.Contains(p)).ToList();
                if (pairs.Count == 0) continue;
                var id = IdOf(key.Key, our.Near.Key);
                found[id] = found.TryGetValue(id, out var other)
                    ? other with { Pairs = [.. other.Pairs.Union(pairs)] }
                    : new(id, their.Key, our.Names.Key, likeness, [.. pairs.Distinct()]);
            }
        }
        return [.. found.Values.OrderBy(c => c.ApplicationName, StringComparer.Ordinal).ThenBy(c => c.ExpertName, StringComparer.Ordinal)];
    }

    private static IEnumerable<NamedOrganisation> NamesOf(PoolExpert expert) =>
        expert.Affiliates.Concat(expert.Conflicts).Where(n => !IsCode(n)).Select(n => new NamedOrganisation(n, null))
            .Prepend(new(expert.Organisation, expert.CreditCode));

    private static bool IsCode(string text) => OrganisationKey.Of(text).All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static bool HaveOwnCodes(NamedOrganisation one, NamedOrganisation other) =>
        one.CreditCode is { Length: > 0 } a && other.CreditCode is { Length: > 0 } b && OrganisationKey.Of(a) != OrganisationKey.Of(b);

    private static HashSet<(string, string)> Certain(IReadOnlyCollection<PoolExpert> experts,
        IReadOnlyCollection<ApplicationParties> applications)
    {
        var table = new ConflictTable(experts.Select(e => PanelExpert.Of(e, 0)), []);
        return [.. applications.SelectMany(a => table.Of(new ReviewedApplication(
            a.ApplicationId, [.. a.Organisations.SelectMany(o => o.CreditCode is { Length: > 0 } code ? [code, o.Name]
                : new[] { o.Name })], []))
            .Keys.Select(e => (e, a.ApplicationId)))];
    }

    private static string IdOf(string expertKey, string applicationKey) => Sha256Hex.Of($"{expertKey}\n{applicationKey}")[..32];
}
