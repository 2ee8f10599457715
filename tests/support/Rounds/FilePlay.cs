namespace Funding.Tests.Support.Rounds;

/// <summary>
/// A programme's file from the launch of each of its steps to the announcement, with answers that meet its own rules, and every award to
/// the end of its term.
/// </summary>
/// <param name="programme">Id of the file.</param>
/// <param name="start">Starts the host before the first launch; null where it runs already.</param>
public class FilePlay(IServiceProvider services, VirtualClock time, string programme, Func<CancellationToken, Task>? start = null)
{
    /// <summary>Days after the end of the last term in which open duties have to pass.</summary>
    private const int Grace = 360;

    private readonly HashSet<string> awards = [];
    private string where = "before its launch";
    private bool started;

    protected virtual int Applicants => 2;

    /// <summary>Who play kinds of stages in the place of their specimens.</summary>
    protected virtual IReadOnlyList<StageSpecimen> Actors => [];

    /// <summary>Launches a round in the place of the commands; null for the commands.</summary>
    protected virtual Func<Player, Task>? Launching => null;

    protected virtual AwardPlayer Awards => field ??= new(services, time);

    /// <summary>Run once a round is announced.</summary>
    /// <param name="made">Ids of its awards.</param>
    protected virtual Task AnnouncedAsync(Player play, IReadOnlyList<string> made) => Task.CompletedTask;

    /// <summary>Run once every term is over.</summary>
    protected virtual Task OutlivedAsync() => Task.CompletedTask;

    /// <exception cref="FileRunException">It did not come to its end; the message names file, stage and cause.</exception>
    public async Task PlayAsync()
    {
        try
        {
            // What a step follows comes first.
            foreach (var step in ShippedCatalogue.Catalogue.StepsOf(programme).OrderBy(s => s.Step?.From is null ? 0 : 1))
            {
                await PlayAsync(step);
            }

            await OutliveAsync();
            where = "what is left of its awards";
            await OutlivedAsync();
        }
        catch (Exception wrong)
        {
            throw new FileRunException($"{programme}.yaml, {where}: {CauseOf(wrong)}", wrong);
        }
    }

    private static string CauseOf(Exception wrong) => wrong is RefusedException refused
        ? string.Join("; ", refused.Refusals.Select(r => $"{r.Code} at {r.Field ?? "-"}: {r.Chinese}")) : wrong.Message;

    private async Task PlayAsync(Programme step)
    {
        var name = step.Step is { } of ? $"step {of.Id}, " : "";
        if (step.Step?.From is { } from)
        {
            where = $"{name}waiting for {from.Months} months of the award {from.Award}";
            var held = (await AwardsAsync()).Where(a => a.Kind == from.Award).Max(a => a.AwardedOn);
            await Awards.LiveAsync([.. awards], held.AddMonths(from.Months));
        }

        where = $"{name}its answers";
        var fitting = FittingAnswers.Of(step, ShanghaiTime.DayOf(time.Now).AddDays(30), ShippedCatalogue.Catalogue.Desks[0]);
        await services.GetRequiredService<CommitWriter>().HoldAsync(
            ShippedCatalogue.Catalogue, fitting.LiveAwards.Where(p => p != programme).Select(p => (p, (string?)null)), Applicants);
        var seats = PanelReviewSettings.Find(step)?.Panel.Parties ?? new Dictionary<string, int>();
        var play = new Player(services, time, started ? null : start)
        {
            Programme = step,
            Year = ShanghaiTime.DayOf(time.Now).Year,
            Applications = Applicants,
            // Whom a later step is for has to be all who apply in it.
            Places = ShippedCatalogue.Catalogue.StepsOf(programme).Count > 1 ? Applicants : 1,
            Budget = 1_000_000_000,
            Desks = [.. DesksOf(step)],
            Experts = party => seats.GetValueOrDefault(party.Id()) is > 0 and var count ? count + 1 : 0,
            LeastTenths = 8,
            ApplicantKind = fitting.ApplicantKind,
            BornIn = fitting.BornIn,
            Answered = fitting.In,
            Added = Actors,
            Launching = Launching,
        };
        started = true;
        where = $"{name}its launch";
        await foreach (var point in play.PointsAsync())
        {
            where = $"{name}stage {point.Stage}, after '{point.Done}'";
        }

        var round = await play.RoundAsync();
        where = $"{name}stage {round.Stage}";
        if (round.Standing != RoundStanding.Announced)
        {
            throw new InvalidOperationException($"the round ended {round.Standing}");
        }

        var made = (await AwardsAsync()).Where(a => !awards.Contains(a.Id)).Select(a => a.Id).ToList();
        if (made.Count == 0)
        {
            throw new InvalidOperationException("nobody was awarded anything");
        }

        awards.UnionWith(made);
        where = $"{name}what is published of it";
        await AnnouncedAsync(play, made);
    }

    private IEnumerable<string> DesksOf(Programme step) => QuotaSettings.Find(step) is { } quota
        ? quota.Desks.Where(d => d.Limit > 0).Select(d => d.Desk).Take(Applicants) : ["hangzhou", "ningbo"];

    private async Task<IReadOnlyList<AwardSummary>> AwardsAsync() =>
    [
        .. (await services.GetRequiredService<AwardRollStore>().ReadAsync()).Select(a => a.Summary).Where(a => a.ProgrammeId == programme),
    ];

    /// <summary>Until the term of every award is over and every duty has passed.</summary>
    private async Task OutliveAsync()
    {
        where = "the duties of its awards";
        await Awards.LiveAsync([.. awards], (await AwardsAsync()).Max(a => a.ValidUntil).AddDays(1));
        for (var last = Awards.Today.AddDays(Grace); await OpenAsync() is { Count: > 0 } open;)
        {
            if (Awards.Today >= last)
            {
                throw new InvalidOperationException(string.Join("; ", open));
            }

            await Awards.LiveAsync([.. awards], Awards.Today.AddDays(20));
        }

        if (await services.GetRequiredService<EmbeddedEngine>().ListAsync(OrchestrationRuntimeStatus.Failed) is { Count: > 0 } failed)
        {
            throw new InvalidOperationException($"{failed.Count} orchestrations failed, the first is {failed[0].InstanceId}");
        }
    }

    /// <summary>What is not over, in words.</summary>
    private async Task<IReadOnlyList<string>> OpenAsync()
    {
        var open = new List<string>();
        foreach (var id in awards)
        {
            var award = await Awards.AwardAsync(id);
            if (award.Home.Standing == AwardStanding.Superseded)
            {
                continue;
            }

            if (award.Home.Standing != AwardStanding.Expired) open.Add($"the award {id} is {award.Home.Standing}");
            open.AddRange(award.Duties.Select(d => d.Value).Where(d => !d.Passed && d.Kind != PaymentSettings.Kind)
                .Select(d => $"the duty {d.Key} of {id} has not passed"));
            open.AddRange((await services.GetRequiredService<PaymentQueries>().AllAsync(award))
                .Where(p => p.Facts.Phase is not (TranchePhase.Due or TranchePhase.Paid))
                .Select(p => $"the tranche {p.Tranche.Id} of {id} is {p.Facts.Phase}"));
        }

        return open;
    }
}

/// <summary>A file that could not be played to its end.</summary>
public sealed class FileRunException(string message, Exception cause) : Exception(message, cause);
