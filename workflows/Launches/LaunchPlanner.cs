namespace Funding.Workflows.Launches;

/// <summary>Fills in what a launch leaves to the programme and the people there are, and checks all of it at once.</summary>
public sealed class LaunchPlanner(
    Catalogue catalogue, ReleasedStore released, RoundStore rounds, PeopleStore people, RoundDays days, StageKindSet kinds,
    StageOffers offers, TimeProvider clock)
{
    /// <exception cref="RefusedException">Every setting that is wrong.</exception>
    public async Task<LaunchPlan> PlanAsync(LaunchRequest request, CancellationToken cancellation = default)
    {
        await released.FreshenAsync(cancellation);
        var programme = catalogue.Programme(request.ProgrammeId, request.Step);
        var now = clock.GetUtcNow();
        var opens = request.Opens ?? ShanghaiTime.DayOf(now);
        var plan = Closing(days.Plan(programme, opens), request.Closes);
        var (committee, deputies, strangers) = await CommitteeAsync(request, cancellation);
        Check(request, programme, opens, plan, committee, strangers, now);
        var batch = request.Batch ?? await FreeBatchAsync(programme, request, cancellation);
        return new LaunchPlan(programme, Round.IdOf(programme, request.Year, batch), batch, opens, plan, committee, deputies)
        {
            Desks = DesksOf(programme),
        };
    }

    /// <summary>A first batch that begins today, of a programme that may be in no list yet: to be shown and never launched.</summary>
    public LaunchPlan Sample(Programme programme)
    {
        var opens = ShanghaiTime.DayOf(clock.GetUtcNow());
        return new LaunchPlan(
            programme, Round.IdOf(programme, opens.Year, 1), 1, opens, days.Plan(programme, opens), [], [])
        {
            Desks = DesksOf(programme),
        };
    }

    private IReadOnlyList<Desk> DesksOf(Programme programme) => offers.Given<ILimits>(programme) is { } quota
        ? [.. quota.Desks.Select(d => catalogue.Desk(d.Desk))] : catalogue.Desks;

    /// <summary>The plan with the closing days of the request, of which there is one for each or none at all.</summary>
    /// <exception cref="RefusedException">A stage without one, or one that the programme has not or that ends by its work.</exception>
    private static StagePlan Closing(StagePlan plan, IReadOnlyDictionary<StageKey, DateOnly> closes)
    {
        if (closes.Count == 0)
        {
            return plan;
        }

        var planned = plan.Where(s => s.Closes is not null).Select(s => s.Id).ToList();
        List<Refusal> refusals =
        [
            .. planned.Where(id => !closes.ContainsKey(id)).Select(LaunchRefusals.NoDay),
            .. closes.Keys.Except(planned).Select(LaunchRefusals.NoSuchClosing),
        ];
        return refusals.Count == 0
            ? planned.Aggregate(plan, (given, id) => given.With(id, closes[id]))
            : throw new RefusedException(refusals);
    }

    private void Check(
        LaunchRequest request,
        Programme programme,
        DateOnly opens,
        StagePlan plan,
        IReadOnlyList<string> committee,
        IReadOnlyList<Refusal> strangers,
        DateTimeOffset now)
    {
        var refusals = RoundPlan.OutOfOrder(plan, opens).Select(LaunchRefusals.OutOfOrder).ToList();
        refusals.AddRange(plan.SelectMany(stage => kinds[stage.Kind].CheckLaunch(request, programme, plan, opens)));
        if (plan.First.Closes < ShanghaiTime.DayOf(now))
        {
            refusals.Add(LaunchRefusals.CallInThePast(plan.First.Id));
        }

        if (request.Year is < 2000 or > 2100)
        {
            refusals.Add(LaunchRefusals.Year());
        }

        if (request.Batch is < 1 or > 99)
        {
            refusals.Add(LaunchRefusals.Batch());
        }

        refusals.AddRange(NoticeNumber.Check(request.NoticeNumber, "noticeNumber"));

        var asked = plan.SelectMany(stage => kinds[stage.Kind].LaunchAnswers).ToHashSet(StringComparer.Ordinal);
        refusals.AddRange(request.Answers.Keys.Where(name => !asked.Contains(name)).Select(LaunchRefusals.NothingAsked));

        refusals.AddRange(strangers);
        if (committee.Count < 2 && strangers.Count == 0)
        {
            refusals.Add(LaunchRefusals.Committee());
        }

        var members = (request.Committee ?? []).Select(Person.Normalise).ToHashSet();
        refusals.AddRange((request.Deputies ?? []).Where(d => members.Contains(Person.Normalise(d)))
            .Select(LaunchRefusals.MemberAndDeputy));

        if (refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }
    }

    private async Task<(IReadOnlyList<string> Committee, IReadOnlyList<string> Deputies, IReadOnlyList<Refusal> Strangers)> CommitteeAsync(
        LaunchRequest request, CancellationToken cancellation)
    {
        var holders = await people.InRoleAsync(Role.Committee, null, cancellation);
        var strangers = new List<Refusal>();
        IReadOnlyList<string> Named(IReadOnlyList<string> emails, string field)
        {
            var named = emails.Select(e => holders.FirstOrDefault(h => h.Email == Person.Normalise(e))).ToList();
            strangers.AddRange(emails.Index()
                .Where(e => named[e.Index] is null)
                .Select(e => LaunchRefusals.NoMember($"{field}[{e.Index}]", e.Item)));
            return [.. named.OfType<Person>().Select(h => h.Id).Distinct()];
        }

        var committee = request.Committee is { } members
            ? Named(members, "committee")
            : [.. holders.OrderBy(h => h.CreatedAt).ThenBy(h => h.Id, StringComparer.Ordinal).Take(2).Select(h => h.Id)];
        var deputies = request.Deputies is { } others
            ? Named(others, "deputies")
            : [.. holders.OrderBy(h => h.CreatedAt).ThenBy(h => h.Id, StringComparer.Ordinal).Select(h => h.Id)];
        return (committee, [.. deputies.Except(committee)], strangers);
    }

    private async Task<int> FreeBatchAsync(Programme programme, LaunchRequest request, CancellationToken cancellation)
    {
        for (var batch = 1; ; batch++)
        {
            var found = await rounds.FindAsync(Round.IdOf(programme, request.Year, batch), cancellation);
            if (found is null || (found.Value.Standing != RoundStanding.Cancelled && found.Value.SettingsHash == request.SettingsHash()))
            {
                return batch;
            }

            if (!found.Value.IsFinished)
            {
                throw new RefusedException(LaunchRefusals.StillRunning(found.Value.Id));
            }
        }
    }
}
