namespace Funding.Workflows.Launches;

/// <summary>
/// Launches the programmes whose day it is. What it cannot launch the administrators are told, once a day, with the reasons.
/// </summary>
public sealed class DailyLaunch(
    Catalogue catalogue, ReleasedStore released, LaunchCommands launches, RoundStore rounds, PeopleStore people, CommitWriter commits,
    OfficeHours hours, TimeProvider clock)
{
    /// <summary>
    /// The daily timer calls it, as often as it likes: the first batch of a year is launched once, a cancelled one not again.
    /// </summary>
    public async Task<IReadOnlyList<Round>> RunAsync(CancellationToken cancellation = default)
    {
        await released.FreshenAsync(cancellation);
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        var launched = new List<Round>();
        foreach (var programme in catalogue.Steps)
        {
            if (LaunchDay.DueYear(CallTerms.Of(programme).LaunchOn, today) is not { } year
                || await rounds.FindAsync(Round.IdOf(programme, year, 1), cancellation) is not null)
            {
                continue;
            }

            try
            {
                launched.Add(await launches.LaunchByCalendarAsync(programme, year, cancellation));
            }
            catch (RefusedException refused)
            {
                await TellAsync(programme, hours.DayOf(clock.GetUtcNow()), refused.Refusals, cancellation);
            }
        }

        return launched;
    }

    private async Task TellAsync(Programme programme, DateOnly day, IReadOnlyList<Refusal> refusals, CancellationToken cancellation)
    {
        var data = new Dictionary<string, string>
        {
            ["ProgrammeName"] = RoundTexts.NameOf(programme).Zh,
            ["ProgrammeName.en"] = RoundTexts.NameOf(programme).En,
            ["Reasons"] = string.Join('\n', refusals.Select(r => r.Chinese)),
            ["Reasons.en"] = string.Join('\n', refusals.Select(r => r.English)),
        };
        var page = new LinkRef { Path = Paths.OfficeLaunch.With("programme", programme.Id).With("step", programme.Step?.Id) };
        foreach (var administrators in (await people.InRoleAsync(Role.Administrator, null, cancellation)).Chunk(50))
        {
            var commit = new Commit(HomeKeys.System);
            foreach (var administrator in administrators)
            {
                commit.Mail(
                    $"mail:LaunchRefused:{programme.RoundsId}:{day:yyyy-MM-dd}:{administrator.Id}",
                    MailTemplates.LaunchRefused.To(administrator.Id, data, page));
            }

            await commits.SaveAsync(commit, cancellation);
        }
    }
}
