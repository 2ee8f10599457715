namespace Funding.Workflows.Stages.Committee;

/// <summary>
/// Links to the votes are theirs who may vote: not a deputy's who was not called, and not of who declared a conflict with an applicant.
/// </summary>
internal sealed class ApproveLinkQueries(RoundStore rounds, ConflictDeclarations conflicts) : ILinkHolder
{
    public IReadOnlyList<LinkPurpose> Purposes => [LinkPurpose.Approve];

    public async Task<bool> HoldsAsync(LinkRecord link, Person person, CancellationToken cancellation = default)
    {
        if (!person.AsActor("rule:fresh-link").Can(Right.ApproveRanking)
            || await rounds.FindAsync(link.Terms.Subject, cancellation) is not { Value: var round })
        {
            return false;
        }

        // Case by case a conflict bars from its own cases alone, and a deputy may have one.
        return round.IsVotedOnByCase()
            ? round.Committee.Contains(person.Id) || round.Deputies.Contains(person.Id)
            : ApprovalCommands.MayVote(round, person.Id) && !await conflicts.HasAnyAsync(person.Id, round.Id, cancellation);
    }
}
