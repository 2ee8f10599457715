namespace Funding.Workflows.Money.Accounts;

/// <summary>Officers are waited for where a bank account was entered: to confirm it, after a call where it is a change.</summary>
internal sealed class AccountWaitQueries(AccountStore accounts, OrganisationStore organisations, PeopleStore people) : IMatters
{
    public const string Kind = "bank-account";

    private static readonly Texts Texts = new(typeof(AccountMails));

    public IReadOnlyDictionary<string, Bilingual> Kinds => new Dictionary<string, Bilingual> { [Kind] = Texts.Of("name") };

    public string PartitionOf(string home) => OrganisationKeys.Partition(home);

    public async Task<IReadOnlyList<Matter>> AllAsync(CancellationToken cancellation = default) =>
        [.. (await accounts.ListAsync(cancellation)).Where(l => l.Account.Waiting is not null).Select(Of)];

    public async Task<OpenMatter?> FindAsync(string home, string key, CancellationToken cancellation = default)
    {
        if (!RouteIds.CouldBe(home) || (await accounts.FindAsync(home, cancellation))?.Value is not { Waiting: { } waiting } account
            || (await organisations.FindAsync(home, cancellation))?.Value is not { } organisation
            || Of(new(home, organisation.Name, account)) is var matter && matter.Key != key)
        {
            return null;
        }

        var officers = (await people.InRoleAsync(Role.Officer, null, cancellation)).Select(p => p.Id)
            .Except(organisation.Members).Where(p => p != account.Call?.By.ByPerson);
        return new(new(PartitionOf(home), home, null), new(
            key, Texts.Of($"waited.{account.PhaseOn(accounts.Today)}"), waiting.Entered.At, null)
        {
            For = Texts.Of("for"),
            Persons = [.. officers.Select(id => new Addressee(id))],
            Path = BankAccountLinks.Office(home),
            Asked = [AccountMails.AccountWaits],
            Reminder = new(AccountMails.AccountWaits, null, ("OrganisationName", organisation.Name))
            {
                Page = BankAccountLinks.Office(home),
            },
        });
    }

    private Matter Of(AccountLine line)
    {
        var phase = line.Account.PhaseOn(accounts.Today);
        return new(
            line.CreditCode, $"{Kind}:{line.Account.Waiting!.Version.ToString(CultureInfo.InvariantCulture)}:{phase}", Kind,
            WaitedParty.Officer, Texts.Of($"waited.{phase}"), ShanghaiTime.DayOf(line.Account.Waiting.Entered.At), null)
        {
            Organisation = line.Name,
        };
    }
}
