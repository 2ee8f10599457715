namespace Funding.Workflows.Tests.Changes;

/// <summary>Two administrators who extend, and what the people of a round find in their mailboxes.</summary>
internal static partial class ExtensionHouse
{
    public const string Reason = "台风影响，申请延期。";

    public static Actor Second { get; } = Cast.ActorOf("admin2@office.example", Role.Administrator);

    public static async Task<Round> ExtendAsync(this RoundHouse house, StageKey stage, DateOnly day, string reason = Reason)
    {
        var proposal = await house.ProposeAsync(stage, day, reason);
        var round = await house.AcceptAsync(proposal);
        await house.SettleAsync();
        return round;
    }

    public static async Task<RoundProposal> ProposeAsync(this RoundHouse house, StageKey stage, DateOnly day, string reason = Reason)
    {
        await house.Get<PeopleStore>().GrantAsync(Second.Name, new RoleGrant(Role.Administrator), Second.Name);
        return await house.Get<RoundChangeCommands>().ProposeExtensionAsync(Cast.Administrator, CollegeStages.RoundId, stage, day, reason);
    }

    public static Task<Round> AcceptAsync(this RoundHouse house, RoundProposal proposal, Actor? by = null) =>
        house.Get<RoundChangeCommands>().DecideAsync(by ?? Second, CollegeStages.RoundId, proposal.Id, true, CollegeStages.RoundId[^4..]);

    public static async Task<IReadOnlyList<MailboxMail>> ExtensionMailsAsync(this RoundHouse house, string? address = null,
        string word = "延期通知")
    {
        var mails = new List<MailboxMail>();
        string? continuation = null;
        do
        {
            var page = await house.Get<Mailbox>().ListAsync(address, 100, continuation);
            foreach (var entry in page.Entries.Where(e => e.Subject.Contains(word, StringComparison.Ordinal)))
            {
                mails.Add((await house.Get<Mailbox>().FindAsync(entry.Id))!);
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
        return mails;
    }

    /// <summary>Enters by the mail's own link, as its reader would.</summary>
    public static async Task<string> EnterAsync(this RoundHouse house, MailboxMail mail, LinkPurpose purpose)
    {
        var link = LinkPattern().Match(mail.Text);
        Assert.Equal(purpose, Paths.PurposeOf(link.Groups[1].Value));
        return (await house.Get<LinkEntry>().EnterAsync(link.Groups[2].Value, purpose, mail.ToAddress)).PersonId;
    }

    [GeneratedRegex(@"/link/([a-z-]+)/([^?\s]+)")]
    private static partial Regex LinkPattern();
}
