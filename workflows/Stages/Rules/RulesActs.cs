namespace Funding.Workflows.Stages.Rules;

/// <summary>Applies the rules to every application that stands, and writes the order of those that pass.</summary>
public sealed class RulesActs(
    ITableStore tables, RoundStore rounds, ApplicationStore applications, PriorQueries prior, RoundOrders orders,
    CommitWriter commits, TimeProvider clock)
{
    private const int AtOnce = 50;

    /// <summary>Who failed in a try before is not among those that stand any more; who passed is judged the same again.</summary>
    public async Task<ActDone> ApplyAsync(Round round, CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var passed = new List<ApplicationSummary>();
        foreach (var application in await StandingAsync(round.Id, cancellation))
        {
            if (await PassesAsync(round, programme, application, cancellation))
            {
                passed.Add(ApplicationSummary.Of(application.Value));
            }
        }

        var settings = programme.StageSettings<RulesSettings>(RulesStage.Kind);
        var order = PassingOrder.Of(
            round.Id,
            passed.Select(a => new PassedApplication(a.Id, a.OrganisationName, a.Title, a.SubmittedAt!.Value)),
            settings.Places,
            settings.Reserve);
        var version = round.RankingVersion + 1;
        var summaries = passed.ToDictionary(a => a.Id, StringComparer.Ordinal);
        await orders.WriteAsync(
            round.Id, version, [.. order.Lines.Select(l => RankedApplication.Listed(l.Entry, summaries[l.Application.Id]))], cancellation);
        var entries = order.Lines.Select(l => l.Entry.Standing).ToList();
        var row = RankingRow.Listed(version, order.Hash, clock.GetUtcNow(), entries.Count) with
        {
            Selected = entries.Count(s => s == Standing.Selected),
            Reserve = entries.Count(s => s == Standing.Reserve),
            Places = settings.Places,
            OfRules = true,
        };
        return new ActDone(round with { RankingVersion = version, RankingHash = order.Hash }, commit => commit
            .Upsert(RoundKeys.Ranking(version), row)
            .Audit(AuditNote.By(
                Actor.Rule(RulesStage.ApplyRules.Name), "ordered-by-rules", round.Id, ("version", $"{version}"), ("hash", order.Hash))));
    }

    private async Task<IReadOnlyList<Stored<Application>>> StandingAsync(string roundId, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        var found = new List<Stored<Application>>();
        foreach (var state in RulesStage.Taken)
        {
            var prefix = RoundKeys.StatePrefix(state);
            var listed = await tables.EnumerateAsync(partition, KeyRange.Prefix(prefix), cancellation)
                .Select(row => row.Key[prefix.Length..]).ToListAsync(cancellation);
            foreach (var page in listed.Chunk(AtOnce))
            {
                var read = await Task.WhenAll(page.Select(
                    id => tables.GetAsync<Application>(partition, RoundKeys.Application(id), cancellation)));
                found.AddRange(read.Select(application => application!));
            }
        }

        return found;
    }

    private async Task<bool> PassesAsync(
        Round round, Programme programme, Stored<Application> application, CancellationToken cancellation)
    {
        var verdict = RulesStage.Judge(
            programme,
            application.Value,
            await applications.ReadSubmittedAsync(application.Value, cancellation),
            await rounds.GetDeskAsync(round.Id, application.Value.Desk, cancellation),
            round.CallCloses(),
            await prior.OfAsync(RulesStage.AsksOf(programme), programme, application.Value, cancellation));
        if (verdict.IsEligible && application.Value.State == ApplicationState.Eligible)
        {
            return true;
        }

        var commit = new Commit(RoundKeys.Partition(round.Id)).WakeApplication(round.Id, application.Value.Id);
        var decided = RulesVerdict.Keep(commit, round, application.Value, verdict, clock.GetUtcNow());
        commit.ReplaceApplication(application, decided);
        if (verdict.IsEligible)
        {
            commit.MailOwn(round, RulesMails.RulesMet, decided, Paths.OwnApplication);
        }

        await commits.SaveAsync(commit, cancellation);
        return verdict.IsEligible;
    }
}
