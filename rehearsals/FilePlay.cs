namespace Funding.Rehearsals;

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
        // What a step follows comes first.
        var steps = services.GetRequiredService<Catalogue>().StepsOf(programme);
        foreach (var step in steps.OrderBy(s => s.Step?.From is null ? 0 : 1))
        {
            await PlayAsync(step, steps.Count > 1);
        }

        await InAsync("the duties of its awards", OutliveAsync);
        await InAsync("what is left of its awards", OutlivedAsync);
    }

    private async Task InAsync(string where, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception wrong)
        {
            throw FileRunException.Of(programme, where, wrong);
        }
    }

    /// <param name="several">Whom a later step is for has to be all who apply in it.</param>
    private async Task PlayAsync(Programme step, bool several)
    {
        if (step.Step?.From is { } from)
        {
            await InAsync($"step {step.Step.Id}, waiting for {from.Months} months of the award {from.Award}", async () =>
            {
                var held = (await AwardsAsync()).Where(a => a.Kind == from.Award).Max(a => a.AwardedOn);
                await Awards.LiveAsync([.. awards], held.AddMonths(from.Months));
            });
        }

        var play = new StepPlay(services, time, step)
        {
            Applicants = Applicants,
            Places = several ? Applicants : 1,
            Start = started ? null : start,
            Actors = Actors,
            Launching = Launching,
        };
        started = true;
        var made = await play.PlayAsync();
        awards.UnionWith(made);
        await InAsync("what is published of it", () => AnnouncedAsync(play.Player!, made));
    }

    private async Task<IReadOnlyList<AwardSummary>> AwardsAsync() =>
    [
        .. (await services.GetRequiredService<AwardRollStore>().ReadAsync()).Select(a => a.Summary).Where(a => a.ProgrammeId == programme),
    ];

    /// <summary>Until the term of every award is over and every duty has passed.</summary>
    private async Task OutliveAsync()
    {
        await Awards.LiveAsync([.. awards], (await AwardsAsync()).Max(a => a.ValidUntil).AddDays(1));
        for (var last = Awards.Today.AddDays(Grace); await OpenAsync() is { Count: > 0 } open;)
        {
            if (Awards.Today >= last)
            {
                throw new InvalidOperationException(string.Join("; ", open));
            }

            await Awards.LiveAsync([.. awards], Awards.Today.AddDays(20));
        }

        if (await services.GetRequiredService<EmbeddedEngine>().FailedAsync() is { Count: > 0 } failed)
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
