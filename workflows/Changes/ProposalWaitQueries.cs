namespace Funding.Workflows.Changes;

/// <summary>Who is waited for in the changes of a round that another administrator has to confirm.</summary>
public sealed class ProposalWaitQueries(ITableStore tables, PeopleStore people, RoundDays days, TimeProvider clock)
{
    private static readonly Texts Texts = new(typeof(ProposalWaitQueries));

    /// <summary>What the list of who is waited for calls them all.</summary>
    public static Bilingual Name => Texts.Of("name");

    /// <summary>A line for each proposal that waits: one query, and a read for each administrator of one.</summary>
    public async IAsyncEnumerable<Waited> WaitedAsync(Round round, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var range = KeyRange.Prefix(RoundKeys.Proposals);
        await foreach (var row in tables.EnumerateAsync<RoundProposal>(RoundKeys.Partition(round.Id), range, cancellation))
        {
            var proposal = row.Value;
            if (!proposal.Waits(clock.GetUtcNow()))
                continue;
            var request = days.Request(round, proposal);
            yield return new(ProposalMail.KeyOf(proposal.Id), Texts.Of("waited", request), proposal.At, proposal.LastDay)
            {
                For = Texts.Of("waited.for"),
                Persons = [.. (await people.OtherAdministratorsAsync(proposal, cancellation)).Select(p => new Addressee(p.Id))],
                Path = OfficeLinks.Proposal(round.Id, proposal.Id),
                Asked = [MailTemplates.SecondAdministrator],
                Reminder = ProposalMail.ToDecide(
                    MailTemplates.SecondAdministratorReminder, round, proposal, request,
                    await people.ShownAsAsync(proposal.ProposedBy, cancellation)),
            };
        }
    }
}
