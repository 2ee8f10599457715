namespace Funding.Workflows.Stages.Defence;

/// <summary>What persons, applicants and cases are called where the office reads of them, and what a plan lacks or has wrong.</summary>
public sealed class DefenceNames
{
    /// <summary>A page names so many things; the others are seen once these are mended.</summary>
    public const int Most = 10;

    private static readonly Texts Texts = new(typeof(DefenceNames));

    private readonly ExpertNames experts;
    private readonly Dictionary<string, string> byCase = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> bySubject = new(StringComparer.Ordinal);

    public DefenceNames(IEnumerable<PoolExpert> pool, IEnumerable<OpenDefence> open, IEnumerable<DefenceSession> sessions)
    {
        experts = ExpertNames.Of(pool);
        foreach (var one in open.Concat(sessions.Select(s => new OpenDefence(s.CaseId, s.Subject, s.OrganisationName, s.Title))))
        {
            byCase[one.CaseId] = one.Name;
            bySubject[one.Subject] = one.OrganisationName;
        }
    }

    public Bilingual Person(string id) => experts.Of(id, id);

    /// <summary>Of a person or an applicant.</summary>
    public Bilingual Who(string id) => bySubject.TryGetValue(id, out var organisation) ? Bilingual.Same(organisation) : Person(id);

    public Bilingual Case(string id) => Bilingual.Same(byCase.GetValueOrDefault(id, id));

    public Bilingual Say(DefenceLack lack) => lack.Kind switch
    {
        LackKind.Places => Texts.Of("lack.Places", lack.Wanted, lack.Possible, lack.Wanted - lack.Possible),
        LackKind.Panel or LackKind.Joint => Texts.Of($"lack.{lack.Kind}", Case(lack.Who!)),
        _ => Texts.Of($"lack.{lack.Kind}", Who(lack.Who!), lack.Wanted, lack.Possible),
    };

    /// <param name="field">Of the session that is moved; null for a whole plan.</param>
    internal RefusedException Refuse(IReadOnlyList<DefenceFault> faults, string? field) =>
        new([.. faults.Take(Most).Select(fault => DefenceRefusals.Clash(Say(fault), field))]);

    public Bilingual Say(DefenceFault fault) => Texts.Of(
        $"fault.{fault.Kind}", Case(fault.CaseId), fault.Other is { } other ? Case(other) : "", fault.Who is { } who ? Who(who) : "");
}
