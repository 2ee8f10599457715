namespace Funding.Workflows.Rounds;

/// <summary>
/// When committee members are silent or in conflict: who is called instead, and that the administrators hear of it. A round whose named
/// deputies are all spent is not stuck: whoever holds the role by then comes after them, so that it is enough to give it to somebody.
/// </summary>
public sealed class DeputyCalls(
    PeopleStore people, ConflictDeclarations conflicts, CommitWriter commits, OfficeHours hours, TimeProvider clock)
{
    /// <summary>The round with as many deputies as there can be; the named ones keep their places.</summary>
    /// <param name="spent">Deputies who have done their part already.</param>
    public async Task<Round> WithDeputiesAsync(Round round, IReadOnlySet<string> spent, CancellationToken cancellation)
    {
        foreach (var deputy in round.Deputies.Where(d => !spent.Contains(d)))
        {
            if (!await conflicts.HasAnyAsync(deputy, round.Id, cancellation))
            {
                return round;
            }
        }

        return round with { Deputies = [.. round.Deputies.Union((await HoldersAsync(cancellation)).Except(round.Committee))] };
    }

    private async Task<IEnumerable<string>> HoldersAsync(CancellationToken cancellation) =>
        (await people.InRoleAsync(Role.Committee, null, cancellation))
            .OrderBy(h => h.CreatedAt)
            .ThenBy(h => h.Id, StringComparer.Ordinal)
            .Select(h => h.Id);

    /// <summary>
    /// The deputies who may step in for one case: the named ones without a conflict with it, and where none is left whoever holds the role.
    /// </summary>
    /// <param name="spent">Who has voted on it already.</param>
    public async Task<IReadOnlyList<string>> ForCaseAsync(
        Round round, Application application, IReadOnlySet<string> spent, CancellationToken cancellation)
    {
        var named = await FreeAsync(round.Deputies);
        return named.Count > 0 ? named : await FreeAsync((await HoldersAsync(cancellation)).Except(round.Committee));

        async Task<IReadOnlyList<string>> FreeAsync(IEnumerable<string> deputies)
        {
            var free = new List<string>();
            foreach (var deputy in deputies.Where(d => !spent.Contains(d)))
            {
                if (!await conflicts.HasWithAsync(deputy, application, cancellation))
                {
                    free.Add(deputy);
                }
            }

            return free;
        }
    }

    /// <summary>Tells the administrators, once a day, what the round waits for and for whom.</summary>
    public async Task EscalateAsync(
        Round round, Bilingual step, DateOnly deadline, IReadOnlyList<string> silent, CancellationToken cancellation)
    {
        var names = await Task.WhenAll(silent.Select(id => people.ShownAsAsync(id, cancellation)));
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        foreach (var administrator in await people.InRoleAsync(Role.Administrator, null, cancellation))
        {
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(round.Id)).Mail(
                    round,
                    MailTemplates.CommitteeOverdue,
                    administrator.Id,
                    $"{round.Stage}:{hours.DayOf(clock.GetUtcNow()):yyyy-MM-dd}",
                        RoundMail.DeskLink(LinkPurpose.Office, round.Id, today.AddDays(14)),
                        [.. RoundMail.Both("Step", step), .. RoundMail.Both("Names", Texts.Names(names.Select(Bilingual.Same))),
                            RoundMail.Day("Deadline", deadline)]), cancellation);
        }
    }
}
