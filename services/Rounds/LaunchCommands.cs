using Funding.Services.Audit;
using Funding.Services.Catalogue;
using Funding.Services.Outbox;
using Funding.Services.People;
using Funding.Services.Storage;
using Funding.Workflows.Applications;
using Funding.Workflows.Programmes;
using Funding.Workflows.Refusals;
using Funding.Workflows.Review;
using Funding.Workflows.Roles;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Services.Rounds;

/// <summary>Launches rounds: by an administrator, or by the calendar of the programmes (<see cref="DailyLaunch"/>).</summary>
public sealed class LaunchCommands(
    Catalogue.Catalogue catalogue, RoundStore rounds, PeopleStore people, ITableStore tables, CommitWriter commits, TimeProvider clock, LaunchSecrets secrets)
{
    /// <summary>What is mixed into the draw unless the launch names something else.</summary>
    public static readonly Bilingual DefaultPublicValue = new("上证综合指数收盘点位（两位小数）", "SSE Composite Index, closing figure with two decimals");

    /// <summary>Launches the round, once: the same id with the same settings is the round that runs already.</summary>
    /// <exception cref="RefusedException">A setting is wrong, or the id exists with other settings.</exception>
    public async Task<Round> LaunchAsync(Actor actor, LaunchRequest request, CancellationToken cancellation = default)
    {
        actor.Demand(Act.LaunchRound);
        return await LaunchCheckedAsync(actor, request, cancellation);
    }

    /// <summary>What the request would launch; nothing is written.</summary>
    /// <exception cref="RefusedException">As for <see cref="LaunchAsync"/>.</exception>
    public async Task<LaunchPlan> PlanAsync(Actor actor, LaunchRequest request, CancellationToken cancellation = default)
    {
        actor.Demand(Act.LaunchRound);
        var plan = await PlanCheckedAsync(request, cancellation);
        return await rounds.FindAsync(plan.Id, cancellation) is { } existing && existing.Value.SettingsHash != request.SettingsHash()
            ? throw new RefusedException(LaunchRefusals.OtherSettings(plan.Id))
            : plan;
    }

    /// <summary>Launches a year's first batch as the programme's file says it, with nobody at the desk.</summary>
    /// <exception cref="RefusedException">As for <see cref="LaunchAsync"/>.</exception>
    internal Task<Round> LaunchByCalendarAsync(Programme programme, int year, CancellationToken cancellation) =>
        LaunchCheckedAsync(Actor.Rule("calendar"), new LaunchRequest { ProgrammeId = programme.Id, Year = year, Batch = 1, NoticeNumber = programme.Calendar.NoticeNumberOf(year) }, cancellation);

    private async Task<Round> LaunchCheckedAsync(Actor actor, LaunchRequest request, CancellationToken cancellation)
    {
        var (programme, id, batch, dates, committee, deputies) = await PlanCheckedAsync(request, cancellation);
        var now = clock.GetUtcNow();
        if (await rounds.FindAsync(id, cancellation) is { } existing)
        {
            return existing.Value.SettingsHash == request.SettingsHash() ? existing.Value : throw new RefusedException(LaunchRefusals.OtherSettings(id));
        }

        var seed = secrets.DrawSeed(id);
        var round = new Round
        {
            Id = id,
            ProgrammeId = programme.Id,
            Year = request.Year,
            Batch = batch,
            Name = NameOf(programme, request.Year, batch),
            NoticeNumber = request.NoticeNumber.Trim(),
            Stage = RoundStage.Call,
            Dates = dates,
            Committee = committee,
            Deputies = deputies,
            Draw = new DrawPlan(DrawCommitment.Of(seed, id), request.PublicValueName ?? DefaultPublicValue, RoundPlan.PublicValueDay(dates.EligibilityCloses, catalogue.WorkingCalendar)),
            LaunchedAt = now,
            ProvisionalYears = catalogue.WorkingCalendar.ProvisionalYears(dates.CallOpens, dates.ApprovalCloses),
            SettingsHash = request.SettingsHash(),
        };
        var snapshot = request.Places is { } places ? programme with { Selection = programme.Selection with { Places = places } } : programme;
        var commit = new Commit(RoundKeys.Partition(id))
            .Insert(RoundKeys.Round, round)
            .Insert(RoundKeys.Snapshot, snapshot)
            .Insert(RoundKeys.Desks, programme.Desks.Select(d => catalogue.Desk(d.Desk)).ToList())
            .Insert(RoundKeys.DrawSeed, Convert.ToHexStringLower(seed))
            .Insert(RoundKeys.PseudonymSecret, Convert.ToHexStringLower(secrets.PseudonymSecret(id)))
            .WriteElsewhere(RoundKeys.RoundsPartition, id, RoundSummary.Of(round))
            .Schedule(RoundOrchestrator.Name, RoundOrchestrator.InstanceId(id), id)
            .Audit(AuditNote.By(actor, "round-launched", id, ("notice", round.NoticeNumber), ("commitment", round.Draw.Commitment), ("settings", round.SettingsHash)));
        foreach (var desk in programme.Desks)
        {
            commit.Insert(RoundKeys.DeskQuota(desk.Desk), new Recommendation.DeskQuota(desk.Desk, desk.Limit, []));
        }

        // First: the sweep finds by it what a crash right after the commit leaves undone.
        await tables.CommitAsync(RoundKeys.LaunchesPartition, RowCodec.Upsert(id, now), cancellation);
        try
        {
            await commits.SaveAsync(commit, cancellation);
            return round;
        }
        catch (StorageConflictException)
        {
            // Launched at the same moment by somebody else: it is their round now.
            return await LaunchCheckedAsync(actor, request with { Batch = batch }, cancellation);
        }
    }

    private async Task<LaunchPlan> PlanCheckedAsync(LaunchRequest request, CancellationToken cancellation)
    {
        var programme = catalogue.Programme(request.ProgrammeId);
        var now = clock.GetUtcNow();
        var opens = request.Dates?.CallOpens ?? request.Opens ?? ShanghaiTime.DayOf(now);
        var dates = request.Dates ?? RoundPlan.Dates(programme.Calendar, opens, catalogue.WorkingCalendar);
        var (committee, deputies, strangers) = await CommitteeAsync(request, cancellation);
        Check(request, dates, RoundPlan.PublicValueDay(dates.EligibilityCloses, catalogue.WorkingCalendar), committee, strangers, now);
        var batch = request.Batch ?? await FreeBatchAsync(request, cancellation);
        return new LaunchPlan(programme, Round.IdOf(programme.Id, request.Year, batch), batch, dates, committee, deputies);
    }

    private static Bilingual NameOf(Programme programme, int year, int batch) => batch == 1
        ? new($"{year}年{programme.Name.Zh}遴选", $"{programme.Name.En}, {year} round")
        : new($"{year}年第{batch}批{programme.Name.Zh}遴选", $"{programme.Name.En}, {year} round, batch {batch}");

    private static void Check(LaunchRequest request, RoundDates dates, DateOnly publicValueDay, IReadOnlyList<string> committee, IReadOnlyList<Refusal> strangers, DateTimeOffset now)
    {
        var refusals = RoundPlan.OutOfOrder(dates).Select(LaunchRefusals.OutOfOrder).ToList();
        if (refusals.Count == 0 && dates.DrawCloses <= publicValueDay)
        {
            refusals.Add(LaunchRefusals.DrawBeforeValue(publicValueDay));
        }

        if (dates.CallCloses < ShanghaiTime.DayOf(now))
        {
            refusals.Add(LaunchRefusals.CallInThePast());
        }

        if (request.Year is < 2000 or > 2100)
        {
            refusals.Add(LaunchRefusals.Year());
        }

        if (request.Batch is < 1 or > 99)
        {
            refusals.Add(LaunchRefusals.Batch());
        }

        refusals.AddRange(NoticeNumberCommands.Check(request.NoticeNumber, "noticeNumber"));

        refusals.AddRange(TextSafety.Check(request.PublicValueName?.Zh ?? "", "publicValueName.zh", multiline: false));
        refusals.AddRange(TextSafety.Check(request.PublicValueName?.En ?? "", "publicValueName.en", multiline: false));

        if (request.Places is < 1 or > 10_000)
        {
            refusals.Add(LaunchRefusals.Places());
        }

        refusals.AddRange(strangers);
        if (committee.Count < 2 && strangers.Count == 0)
        {
            refusals.Add(LaunchRefusals.Committee());
        }

        if (refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }
    }

    private async Task<(IReadOnlyList<string> Committee, IReadOnlyList<string> Deputies, IReadOnlyList<Refusal> Strangers)> CommitteeAsync(LaunchRequest request, CancellationToken cancellation)
    {
        var holders = await people.InRoleAsync(Role.Committee, null, cancellation);
        var strangers = new List<Refusal>();
        IReadOnlyList<string> Named(IReadOnlyList<string> emails, string field)
        {
            strangers.AddRange(emails.Index().Where(e => holders.All(h => h.Id != Person.IdOf(e.Item))).Select(e => LaunchRefusals.NoMember($"{field}[{e.Index}]", e.Item)));
            return [.. emails.Select(Person.IdOf).Distinct()];
        }

        var committee = request.Committee.Count > 0 ? Named(request.Committee, "committee") : [.. holders.OrderBy(h => h.CreatedAt).ThenBy(h => h.Id, StringComparer.Ordinal).Take(2).Select(h => h.Id)];
        var deputies = request.Deputies.Count > 0 ? Named(request.Deputies, "deputies") : [.. holders.OrderBy(h => h.CreatedAt).ThenBy(h => h.Id, StringComparer.Ordinal).Select(h => h.Id)];
        return (committee, [.. deputies.Except(committee)], strangers);
    }

    private async Task<int> FreeBatchAsync(LaunchRequest request, CancellationToken cancellation)
    {
        for (var batch = 1; ; batch++)
        {
            var found = await rounds.FindAsync(Round.IdOf(request.ProgrammeId, request.Year, batch), cancellation);
            if (found is null || (found.Value.Stage != RoundStage.Cancelled && found.Value.SettingsHash == request.SettingsHash()))
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
