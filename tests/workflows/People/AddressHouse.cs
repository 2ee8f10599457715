namespace Funding.Workflows.Tests.People;

/// <summary>What changes of address leave in the mailboxes and on record.</summary>
internal static partial class AddressHouse
{
    public static async Task<MailboxMail> NewestAsync(this RoundHouse house, string address)
    {
        await house.Get<Dispatcher>().DrainAsync(HomeKeys.System);
        return (await house.Get<Mailbox>().FindAsync((await house.Get<Mailbox>().ListAsync(address)).Entries[0].Id))!;
    }

    public static async Task<IReadOnlyList<string>> SubjectsAsync(this RoundHouse house, string address)
    {
        await house.Get<Dispatcher>().DrainAsync(HomeKeys.System);
        return [.. (await house.Get<Mailbox>().ListAsync(address)).Entries.Select(e => e.Subject).Reverse()];
    }

    /// <summary>The token of the newest mail at one end.</summary>
    public static async Task<string> TokenAsync(this RoundHouse house, string address) =>
        Token().Match((await house.NewestAsync(address)).Text).Groups[1].Value;

    public static async Task<string?> RefusalOf(Func<Task> act) =>
        (await Record.ExceptionAsync(act) as RefusedException)?.Refusals[0].Code;

    public static async Task<IReadOnlyList<AuditNote>> NotesAsync(this RoundHouse house, string personId)
    {
        await house.Get<Dispatcher>().DrainAsync(HomeKeys.System);
        return await house.Get<ITableStore>().EnumerateAsync<AuditEntry>(HomeKeys.System, KeyRange.Prefix(AuditKeys.Entry))
            .Select(e => e.Value.Note).Where(n => n.Subject == personId).ToListAsync();
    }

    public static async Task<string> SignInAsync(this RoundHouse house, string address)
    {
        // The newest mail is then this one.
        await house.Get<Dispatcher>().DrainAsync(HomeKeys.System);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var signIn = house.Get<SignInService>();
        await signIn.RequestAsync(address, IPAddress.Loopback, "zh");
        return (await signIn.CompleteAsync(await house.TokenAsync(address), address, "zh")).PersonId;
    }

    [GeneratedRegex(@"/(?:address|signin)/([A-Za-z0-9_.-]+)")]
    private static partial Regex Token();
}
