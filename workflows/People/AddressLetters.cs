namespace Funding.Workflows.People;

/// <summary>The letters of a change of address. Each is written to one end, wherever the person is reached by then.</summary>
internal static class AddressLetters
{
    public static string SubjectOf(string changeId, AddressEnd end) => $"{changeId}:{end}";

    /// <returns>Null for another's subject.</returns>
    public static (string ChangeId, AddressEnd End)? ReadSubject(string subject) =>
        subject.Split(':') is [var id, var end] && Enum.TryParse<AddressEnd>(end, out var known) ? (id, known) : null;

    /// <param name="free">Whether the new address can become the person's, as far as is known now.</param>
    public static Commit AskEnds(this Commit commit, AddressChange change, string language, bool free) => commit
        .Letter(AddressMails.AddressChangeOld, change, AddressEnd.Old, language)
        .Letter(free ? AddressMails.AddressChangeNew : AddressMails.AddressTaken, change, AddressEnd.New, language);

    public static Commit TellEnds(this Commit commit, MailTemplate template, AddressChange change, string language) => commit
        .Letter(template, change, AddressEnd.Old, language)
        .Letter(template, change, AddressEnd.New, language);

    public static Commit Letter(this Commit commit, MailTemplate template, AddressChange change, AddressEnd end, string language) =>
        commit.Mail(
            $"mail:{template.Name}:{change.Id}:{end}",
            template.To(change.PersonId, DataOf(template, change, end), LinkOf(template, change, end)) with
            {
                Address = change.AddressOf(end),
                AddressLanguage = language,
            });

    private static LinkRef? LinkOf(MailTemplate template, AddressChange change, AddressEnd end) =>
        !template.HasButton ? null
        : template == AddressMails.AddressChanged ? new LinkRef { Path = Paths.SignIn }
        : new LinkRef
        {
            Path = Paths.AddressChange,
            Terms = new LinkTerms
            {
                Purpose = LinkPurpose.AddressChange,
                Subject = SubjectOf(change.Id, end),
                ExpiresAt = change.ExpiresAt,
            },
        };

    private static Dictionary<string, string> DataOf(MailTemplate template, AddressChange change, AddressEnd end)
    {
        var how = change.Reason is { } reason
            ? AddressMails.Texts.Of("how.office", reason)
            : AddressMails.Texts.Of("how.ends");
        var all = new Dictionary<string, string>
        {
            // Either end reads its own address in full, and of the new one as much as it needs to know it again.
            ["OldAddress"] = end == AddressEnd.Old ? change.From : EmailAddress.Mask(change.From),
            ["NewAddress"] = template == AddressMails.AddressGivenUp ? EmailAddress.Mask(change.To) : change.To,
            ["Deadline"] = change.ExpiresAt.ToString("O", CultureInfo.InvariantCulture),
            ["How"] = how.Zh,
            ["How.en"] = how.En,
        };
        return all.Where(d => template.Placeholders.Contains(d.Key.Replace(".en", "", StringComparison.Ordinal))).ToDictionary();
    }
}
