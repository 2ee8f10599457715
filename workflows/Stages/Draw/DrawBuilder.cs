namespace Funding.Workflows.Stages.Draw;

/// <summary>Reads the eligible applications and the pool, carries the draw out and verifies what came out of it.</summary>
internal sealed class DrawBuilder(
    ITableStore tables, ApplicationFields fields, DrawRosters rosters, PoolChecks checks, RoundStore rounds, StageOffers offers,
    WorkingCalendar calendar, TimeProvider clock)
{
    public async Task<DrawFile> BuildAsync(Round round, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var panel = offers.Needed<IPanel>(programme).Panel;
        var seed = Convert.FromHexString((await tables.GetAsync<string>(partition, RoundKeys.DrawSeed, cancellation))!.Value);
        var secret = Convert.FromHexString((await tables.GetAsync<string>(partition, RoundKeys.PseudonymSecret, cancellation))!.Value);
        string Key(string kind, string id) => Pseudonyms.Of(secret, kind, id);

        var roster = await rosters.FixedAsync(round, cancellation);
        var drawn = roster.Experts.ToHashSet(StringComparer.Ordinal);
        var applications = await ApplicationsAsync(round.Id, programme, roster, cancellation);
        var pool = new Dictionary<string, (PoolExpert Row, PanelExpert Expert)>(StringComparer.Ordinal);
        await foreach (var expert in tables.EnumerateAsync<PoolExpert>(partition, KeyRange.Prefix(RoundKeys.Experts), cancellation))
        {
            // Who came in later stands behind the draw, see FillPool.
            if (drawn.Contains(expert.Value.PersonId))
            {
                pool.Add(Key("E", expert.Value.PersonId), (expert.Value, PanelExpert.Of(expert.Value, panel.MaxLoad)));
            }
        }

        var conflicts = new ConflictTable(pool.Values.Select(p => p.Expert), []);
        var decisions = await PoolDecisions.ReadAsync(tables, partition, cancellation);
        var apart = decisions.KeptApart(
            [.. pool.Values.Select(p => p.Row)], await checks.ApplicationsAsync(partition, cancellation, roster.Applications))
            .ToLookup(p => p.ApplicationId, p => p.ExpertId);
        var inputs = new AssignmentInputs
        {
            Applications = [.. applications.Select(a => new ReviewedApplication(
                Key("A", a.Row.Id), [], [.. a.Fields.Select(f => Key("F", f))]))],
            Experts = [.. pool.Select(p => new PanelExpert(
                p.Key, p.Value.Expert.Party, [], [], [.. p.Value.Expert.Fields.Select(f => Key("F", f))], panel.MaxLoad, []))],
            Seats = PanelExperts.SeatsOf(panel),
            Barred = [.. applications.SelectMany(a => conflicts.Of(new ReviewedApplication(a.Row.Id, a.Row.Organisations, [])).Keys
                .Union(a.Row.Editors.Where(drawn.Contains), StringComparer.Ordinal).Union(apart[a.Row.Id], StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
                .Select(e => new BarredPair(Key("A", a.Row.Id), Key("E", e))))],
            ExpertOrder = [],
            ApplicationOrder = [],
        };
        var name = round.Draw!.PublicValueName;
        var published = PublishedDraw.Carry(
            round.Id,
            seed,
            $"{name.Zh}, {round.Draw!.PublicValueDay:yyyy-MM-dd}",
            $"{name.En}, {round.Draw!.PublicValueDay:yyyy-MM-dd}",
            round.Draw!.PublicValue!,
            inputs);
        if (published.Record.Commitment != round.Draw!.Commitment)
        {
            throw new InvalidOperationException($"The stored seed of {round.Id} does not fit its published commitment.");
        }

        return Name(round, programme, published, applications.ToDictionary(a => Key("A", a.Row.Id), a => a.Row), pool);
    }

    private DrawFile Name(
        Round round,
        Programme programme,
        PublishedDraw published,
        Dictionary<string, DrawnApplication> applications,
        Dictionary<string, (PoolExpert Row, PanelExpert Expert)> pool)
    {
        var verified = AssignmentVerifier.Verify(published.Inputs, published.Seats);
        if (!verified.Holds)
        {
            throw new InvalidOperationException(
                $"The panels of {round.Id} break a constraint: "
                    + $"{verified.Faults[0].Kind} {verified.Faults[0].ApplicationId} {verified.Faults[0].ExpertId}.");
        }

        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        // A late draw does not shorten the review.
        var review = offers.Giver<IPanel>(round)
            ?? throw new InvalidOperationException($"The round {round.Id} draws panels and has no review.");
        var closes = RoundPlan.Entered(round.Stages, review.Id, today, calendar).CloseOf(review.Id);
        string[] keys = [.. applications.Keys.Order(StringComparer.Ordinal)];
        var places = keys.Index().ToDictionary(k => k.Item, k => k.Index, StringComparer.Ordinal);
        var order = published.Inputs.ExpertOrder;
        var drawn = order.Index().ToDictionary(k => k.Item, k => k.Index, StringComparer.Ordinal);
        return new DrawFile
        {
            Published = published,
            DrawnAt = clock.GetUtcNow(),
            ReviewCloses = closes,
            AnswerBy = AnswerDay.Of(calendar, offers.Needed<IPanel>(programme), today, closes),
            Applications = [.. keys.Select(k => applications[k])],
            Experts = [.. order.Select((k, i) => new DrawnExpert(
                pool[k].Row.PersonId, $"E{i + 1:00}", pool[k].Row.Name, pool[k].Expert.Party))],
            Seats = [.. published.Seats.Select(s => new DrawnSeat(places[s.ApplicationId], drawn[s.ExpertId], s.Seat))
                .OrderBy(s => s.E)
                .ThenBy(s => s.A)],
            Shortfalls = [.. verified.Shortfalls.Select(s => s with { ApplicationId = applications[s.ApplicationId].Id })],
            Shortages = PartyShortage.Of(published.Inputs, verified.Shortfalls),
        };
    }

    private async Task<List<(DrawnApplication Row, IReadOnlyList<string> Fields)>> ApplicationsAsync(
        string roundId, Programme programme, DrawRoster roster, CancellationToken cancellation)
    {
        var listed = roster.Applications.ToHashSet(StringComparer.Ordinal);
        var found = new List<(DrawnApplication, IReadOnlyList<string>)>();
        await foreach (var stored in tables.EnumerateAsync<Application>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.Applications), cancellation))
        {
            // One that was withdrawn since is drawn for all the same: who is on the list was fixed before the value was known.
            if (stored.Value is var application && listed.Contains(application.Id))
            {
                found.Add((new(application.Id, application.OrganisationName, application.Title,
                    PanelExperts.OrganisationsOf(application), application.Editors),
                    await fields.OfAsync(programme, application, cancellation)));
            }
        }

        return found;
    }
}
