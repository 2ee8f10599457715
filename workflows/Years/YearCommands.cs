namespace Funding.Workflows.Years;

/// <summary>What is done to several rounds of a year at once; each keeps its own checks.</summary>
public sealed class YearCommands(
    YearQueries years, RoundStore rounds, LaunchDraftCommands drafts, LaunchProposalCommands proposals, LaunchCommands launches,
    Catalogue catalogue, PeopleStore people)
{
    /// <summary>How the field of each draft's confirmation begins.</summary>
    public const string Confirm = "confirm.";

    /// <summary>Drafts this year's rounds of these programmes from last year's and asks the other administrators to launch them.</summary>
    /// <param name="programmes">Rounds' ids without year and batch; one of which nothing is suggested is left out.</param>
    /// <returns>How many were asked for.</returns>
    /// <exception cref="RefusedException">None is ticked, or one could not be launched so; those before it are asked for.</exception>
    public async Task<int> ProposeAsync(
        Actor actor, int year, IReadOnlyList<string> programmes, CancellationToken cancellation = default)
    {
        actor.Demand(Right.LaunchRound);
        if (programmes.Count == 0)
        {
            throw new RefusedException(YearRefusals.NoneTicked());
        }

        var (all, drafted) = (await rounds.AllAsync(cancellation), await years.DraftsAsync(actor, cancellation));
        var members = (await people.InRoleAsync(Role.Committee, null, cancellation))
            .OrderBy(h => h.CreatedAt).ThenBy(h => h.Id, StringComparer.Ordinal).Select(h => h.Email).ToList();
        var done = 0;
        foreach (var programme in programmes)
        {
            if (YearOverview.SuggestionOf(year, programme, all, drafted, catalogue.WorkingCalendar) is { } suggestion
                && catalogue.Steps.FirstOrDefault(p => p.RoundsId == programme) is { } step)
            {
                var draft = await drafts.CreateAsync(actor, step.Id, TypedOf(step, year, suggestion, members), cancellation);
                await proposals.ProposeAsync(actor, draft, draft.Read(), OfficeLinks.LaunchCheck(draft.Id), cancellation);
                done++;
            }
        }

        return done;
    }

    /// <summary>Launches proposed drafts, each with its own confirmation.</summary>
    /// <param name="confirmations">By draft; a draft with nothing typed is left as it is.</param>
    /// <returns>The rounds.</returns>
    /// <exception cref="RefusedException">
    /// Nothing is typed, or one could not be launched: the field of each is <c>confirm.</c> and the draft; those before it run.
    /// </exception>
    public async Task<IReadOnlyList<Round>> LaunchAsync(
        Actor actor, IReadOnlyDictionary<string, string> confirmations, CancellationToken cancellation = default)
    {
        actor.Demand(Right.LaunchRound);
        if (confirmations.Count == 0)
        {
            throw new RefusedException(YearRefusals.NothingTyped());
        }

        var launched = new List<Round>();
        foreach (var (id, typed) in confirmations)
        {
            try
            {
                launched.Add(await LaunchAsync(actor, id, typed, cancellation));
            }
            catch (RefusedException refused)
            {
                throw new RefusedException([.. refused.Refusals.Select(r => r with { Field = ConfirmField(id) })]);
            }
        }

        return launched;
    }

    public static string ConfirmField(string draft) => $"{Confirm}{draft}";

    private async Task<Round> LaunchAsync(Actor actor, string id, string typed, CancellationToken cancellation)
    {
        var draft = await drafts.GetAsync(actor, id, cancellation);
        LaunchProposalCommands.DemandSecond(actor, draft);
        var request = draft.Read();
        var plan = await launches.PlanAsync(actor, request, cancellation);
        TypedConfirmation.Demand(typed, plan.Id);
        var round = await launches.LaunchAsync(actor, request with { Batch = plan.Batch }, cancellation);
        await drafts.DeleteAsync(actor, id, cancellation);
        return round;
    }

    /// <summary>As the form of a launch would be filled in.</summary>
    private static Dictionary<string, IReadOnlyList<string>> TypedOf(
        Programme programme, int year, (RoundSummary Last, MovedDays Days) suggestion, IReadOnlyList<string> committee)
    {
        var typed = new Dictionary<string, IReadOnlyList<string>>
        {
            ["programme"] = [programme.Id],
            ["year"] = [year.ToString(CultureInfo.InvariantCulture)],
            ["noticeNumber"] = [NextYear.NumberOf(suggestion.Last.NoticeNumber, suggestion.Last.Year, year - suggestion.Last.Year)],
            ["opens"] = [Show.Iso(suggestion.Days.Opens)],
            ["committee"] = [.. committee.Take(2)],
            ["deputies"] = [.. committee.Skip(2)],
        };
        if (programme.Step is { } step)
        {
            typed["step"] = [step.Id];
        }

        foreach (var (stage, closes) in suggestion.Days.Closes)
        {
            typed[$"closes.{stage}"] = [Show.Iso(closes)];
        }

        return typed;
    }
}
