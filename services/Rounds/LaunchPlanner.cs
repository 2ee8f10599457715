using Funding.Services.People;
using Funding.Workflows.Applications;
using Funding.Workflows.Refusals;
using Funding.Workflows.Roles;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Services.Rounds;

/// <summary>Fills in what a launch leaves to the programme and the people there are, and checks all of it at once.</summary>
public sealed class LaunchPlanner(Catalogue.Catalogue catalogue, RoundStore rounds, PeopleStore people, TimeProvider clock)
{
    /// <exception cref="RefusedException">Every setting that is wrong.</exception>
    public async Task<LaunchPlan> PlanAsync(LaunchRequest request, CancellationToken cancellation = default)
    {
        var programme = catalogue.Programme(request.ProgrammeId);
        var now = clock.GetUtcNow();
        var opens = request.Dates?.CallOpens ?? request.Opens ?? ShanghaiTime.DayOf(now);
        var dates = request.Dates ?? RoundPlan.Dates(ProgrammeCalendar.Of(programme), opens, catalogue.WorkingCalendar);
        var (committee, deputies, strangers) = await CommitteeAsync(request, cancellation);
        var valueDay = RoundPlan.PublicValueDay(dates.EligibilityCloses, catalogue.WorkingCalendar.Trading);
        Check(request, dates, valueDay, committee, strangers, now);
        var batch = request.Batch ?? await FreeBatchAsync(request, cancellation);
        return new LaunchPlan(programme, Round.IdOf(programme.Id, request.Year, batch), batch, dates, valueDay, committee, deputies);
    }

    private static void Check(
        LaunchRequest request,
        RoundDates dates,
        DateOnly publicValueDay,
        IReadOnlyList<string> committee,
        IReadOnlyList<Refusal> strangers,
        DateTimeOffset now)
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

    private async Task<(IReadOnlyList<string> Committee, IReadOnlyList<string> Deputies, IReadOnlyList<Refusal> Strangers)> CommitteeAsync(
        LaunchRequest request, CancellationToken cancellation)
    {
        var holders = await people.InRoleAsync(Role.Committee, null, cancellation);
        var strangers = new List<Refusal>();
        IReadOnlyList<string> Named(IReadOnlyList<string> emails, string field)
        {
            strangers.AddRange(emails.Index()
                .Where(e => holders.All(h => h.Id != Person.IdOf(e.Item)))
                .Select(e => LaunchRefusals.NoMember($"{field}[{e.Index}]", e.Item)));
            return [.. emails.Select(Person.IdOf).Distinct()];
        }

        var committee = request.Committee.Count > 0
            ? Named(request.Committee, "committee")
            : [.. holders.OrderBy(h => h.CreatedAt).ThenBy(h => h.Id, StringComparer.Ordinal).Take(2).Select(h => h.Id)];
        var deputies = request.Deputies.Count > 0
            ? Named(request.Deputies, "deputies")
            : [.. holders.OrderBy(h => h.CreatedAt).ThenBy(h => h.Id, StringComparer.Ordinal).Select(h => h.Id)];
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
