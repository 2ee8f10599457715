namespace Funding.Workflows.Parts.Members;

/// <summary>The columns of a list of members: those that every row has, with headings beside this class, and its questions.</summary>
internal static class MemberColumns
{
    private static readonly Texts Texts = new(typeof(MemberColumns));

    private static readonly ListColumn Name = ListColumn.Of(Texts, "name", required: true);
    private static readonly ListColumn Code = ListColumn.Of(Texts, "credit-code", required: true);

    /// <summary>By its name in either language, or its id.</summary>
    private static readonly ListColumn Kind = ListColumn.Of(Texts, "kind", required: true);

    private static readonly ListColumn Mailbox = ListColumn.Of(Texts, "mailbox", required: false);

    public static ListForm Form(MembersSettings rules) => new(
        "member-list",
        [
            Name, Code, Kind, .. rules.AsksConsent ? [Mailbox] : Array.Empty<ListColumn>(),
            .. rules.Asks.Select(q => new ListColumn(q.Id, q.Required, q.Label.Zh, q.Label.En)),
        ]);

    /// <summary>A line as a member; what cannot be read is empty, and a problem.</summary>
    public static Member Read(ListForm form, MembersSettings rules, ListLine line, ICollection<Refusal> problems) => new(
        TextIdentity.Tidy(line.Read(Name, problems)), line.Read(Code, problems), KindOf(rules, line.Read(Kind, problems)),
        rules.AsksConsent ? line.Read(Mailbox, problems) : "",
        form.Columns.Where(c => rules.Asks.Any(q => q.Id == c.Id)).Select(c => KeyValuePair.Create(c.Id, line.Read(c, problems)))
            .Where(a => a.Value.Length > 0).ToDictionary());

    /// <summary>The column of one of a row's fields.</summary>
    public static ListColumn Of(ListForm form, string field) => field switch
    {
        "creditCode" => Code,
        _ => form.Columns.FirstOrDefault(c => c.Id == field) ?? Name,
    };

    /// <returns>Its id; what was typed where the programme has no such kind.</returns>
    private static string KindOf(MembersSettings rules, string typed) => rules.Kinds.FirstOrDefault(k =>
        new[] { k.Id, k.Name.Zh, k.Name.En }.Any(n => TextIdentity.Of(n) == TextIdentity.Of(typed)))?.Id ?? typed;
}
