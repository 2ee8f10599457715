namespace Funding.Workflows.Submission;

/// <summary>What an earlier application of the organisation brings into a draft: answers to the same questions, never documents.</summary>
public static class CarryOver
{
    /// <param name="earlier">The programme that the earlier application answered.</param>
    /// <param name="answers">As they were submitted.</param>
    /// <returns>The draft with what fits, each marked until its page is saved.</returns>
    public static Carried Of(Programme earlier, Answers answers, Programme programme, Answers draft)
    {
        var all = programme.EachPart().Aggregate(new Carried(draft, []), (sum, p) =>
        {
            var one = p.Kind.Carry(p.Part, earlier, answers, sum.Draft);
            return new Carried(one.Draft, [.. sum.Lines, .. one.Lines]);
        });
        string[] marked = [.. (draft.Carried ?? []).Concat(all.Taken.Select(line => line.Field)).Distinct()];
        return all with { Draft = all.Draft with { Carried = marked.Length > 0 ? marked : null } };
    }

    /// <summary>On record: what was taken, and from where.</summary>
    internal static AuditNote Note(Actor actor, string applicationId, Application from, Carried carried) => AuditNote.By(
        actor, "answers-carried-over", applicationId,
        ("from", $"{from.RoundId}/{from.Id}"), ("fields", string.Join(' ', carried.Taken.Select(line => line.Field))));

    /// <summary>Pages with answers that nobody has looked at: one refusal each, at the first of them.</summary>
    public static IEnumerable<Refusal> Unseen(Programme programme, Answers answers) => programme.EachPart()
        .Select(p => (Title: p.Kind.Title(p.Part), Field: answers.Carried?.FirstOrDefault(field => p.Kind.Has(p.Part, field))))
        .Where(p => p.Field is not null)
        .Select(p => ApplicationRefusals.CarriedUnseen(p.Title, p.Field!));
}
