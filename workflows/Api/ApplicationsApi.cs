namespace Funding.Workflows.Api;

internal static class ApplicationsApi
{
    /// <param name="Confirmation">The last four characters of the application's id.</param>
    internal sealed record ConfirmationBody(string Confirmation);

    /// <param name="Confirmation">The last four characters of the application's id.</param>
    /// <param name="Reason">5 to 1,000 characters; needed after the call has closed.</param>
    internal sealed record WithdrawalBody(string Confirmation, string? Reason = null);

    internal sealed record ColleagueBody(string Email);

    /// <param name="Party">Its credit code.</param>
    internal sealed record ConsentBody(string Party);

    /// <param name="Detail">Such as a typed reason; null for none.</param>
    internal sealed record HistoryLine(DateTimeOffset At, Bilingual Text, string? Detail)
    {
        public static HistoryLine Of(StageEvent line) => new(line.At, line.Text, line.Detail);
    }

    public static void MapApplications(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/applications").WithTags("applications");
        group.MapGet("", ListAsync)
            .Needs(Right.ReadAllApplications)
            .Does(
                "Applications of a round, one page; found by words (q, pinyin too), in one state, of one desk",
                new Paged<ApplicationLine>([ApplicationExamples.Line], null));
        group.MapPost("", CreateAsync).Needs(Right.EditApplication)
            .Does("Creates a draft; the same id again is the same application (200)", ApplicationExamples.Detail, ApplicationExamples.New);
        group
            .MapGet(
                "/{application}",
                async (string round, string application, PageContext here, ApplicationReads reads, CancellationToken cancellation) =>
                    ApplicationDetail.Of(await reads.GetAsync(here.Actor!, round, application, cancellation)))
            .Needs(Right.ReadOwnApplication, Right.ReadDeskApplications, Right.ReadAllApplications).Does(
                "One application: one's own, one of the desk, or any for the office", ApplicationExamples.Detail);
        group
            .MapGet("/{application}/history", HistoryAsync)
            .Needs(Right.ReadOwnApplication, Right.ReadDeskApplications, Right.ReadAllApplications).Does(
                "What happened to it, stage by stage, as the reader may know it by now",
                new HistoryLine[]
                {
                    new(ApplicationExamples.Line.SubmittedAt!.Value, StateNames.Of(ApplicationState.Submitted), null),
                    new(new(2026, 6, 12, 1, 0, 0, TimeSpan.Zero), StateNames.Of(ApplicationState.Eligible), null),
                });
        group
            .MapPost(
                "/{application}/submit",
                async (
                    string round,
                    string application,
                    SubmissionBody? body,
                    PageContext here,
                    SubmissionCommands submissions,
                    CancellationToken cancellation) =>
                {
                    SubmissionCommands.DemandDeclared(body?.Declared == true);
                    return ApplicationDetail.Of(await submissions.SubmitAsync(here.Actor!, round, application, cancellation));
                })
            .Needs(Right.EditApplication).Does(
                "Submits it with the applicant's declaration, or refuses with everything that is missing; again changes nothing",
                ApplicationExamples.Detail,
                new SubmissionBody(true));
        group
            .MapPost(
                "/{application}/withdraw",
                async (
                    string round,
                    string application,
                    WithdrawalBody body,
                    PageContext here,
                    WithdrawalCommands withdrawals,
                    CancellationToken cancellation) =>
                    ApplicationDetail.Of(await withdrawals.WithdrawAsync(
                        here.Actor!, round, application, body.Confirmation, body.Reason, cancellation)))
            .Needs(Right.EditApplication).Does(
                "Withdraws it: before the close until it is opened again, after it with a reason and for good, until the announcement",
                ApplicationExamples.Detail with { State = ApplicationState.Withdrawn },
                new WithdrawalBody("1W-1", "合作企业重组，无法按申报内容建设。"));
        group
            .MapPost(
                "/{application}/reopen",
                async (
                    string round, string application, PageContext here, SubmissionCommands submissions, CancellationToken cancellation) =>
                    ApplicationDetail.Of(await submissions.ReopenAsync(here.Actor!, round, application, cancellation)))
            .Needs(Right.EditApplication).Does(
                "Makes it a draft again before the call closes",
                ApplicationExamples.Detail with { State = ApplicationState.Draft, SubmittedAt = null, AnswersHash = null });
        group
            .MapPost(
                "/{application}/consents",
                async (
                    string round,
                    string application,
                    ConsentBody body,
                    PageContext here,
                    ConsentAskCommands consents,
                    CancellationToken cancellation) =>
                {
                    await consents.AskAsync(here.Actor!, round, application, body.Party, cancellation);
                    return TypedResults.NoContent();
                })
            .Needs(Right.EditApplication).Does(
                "Asks a party for its consent: a link goes to the party's own mailbox", null, new ConsentBody("91330100MA27X0001K"));
        group
            .MapPost(
                "/{application}/colleagues",
                async (
                    string round,
                    string application,
                    ColleagueBody body,
                    PageContext here,
                    ColleagueCommands colleagues,
                    CancellationToken cancellation) =>
                {
                    await colleagues.AddAsync(here.Actor!, round, application, body.Email, cancellation);
                    return TypedResults.NoContent();
                })
            .Needs(Right.EditApplication).Does(
                "Lets a colleague fill in the same application", null, new ColleagueBody("zhou@college.example"));
    }

    private static async Task<IReadOnlyList<HistoryLine>> HistoryAsync(
        string round, string application, PageContext here, ApplicationReads reads, RoundStore rounds, StageFaces stages,
        ConflictDeclarations conflicts, CancellationToken cancellation)
    {
        var actor = here.Actor!;
        var read = await reads.GetAsync(actor, round, application, cancellation);
        var reader = actor.Can(Right.ReadAllApplications)
            ? CaseHistory.InOffice(await conflicts.HasWithAsync(actor.PersonId, read, cancellation))
            : actor.Can(Right.ReadDeskApplications) ? HistoryReaders.Desk : HistoryReaders.Applicant;
        var events = await stages.HistoryAsync((await rounds.GetAsync(round, cancellation)).Value, read, reader, cancellation);
        return [.. events.Select(HistoryLine.Of)];
    }

    private static async Task<Paged<ApplicationLine>> ListAsync(
        string round,
        PageContext here,
        RoundStore rounds,
        ApplicationLists lists,
        CancellationToken cancellation,
        string? q = null,
        string? state = null,
        string? desk = null,
        string? continuation = null)
    {
        ApiRefusals.DemandWords(q);
        if (desk is { } d && (d.Length is 0 or > 60 || !d.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))
        {
            throw new RefusedException(ApiRefusals.BadParameter("desk"));
        }

        var only = state is null ? (ApplicationState?)null : EnumName.Of<ApplicationState>(state, "state");
        await rounds.GetAsync(round, cancellation);
        var page = await lists.PageAsync(here.Actor!, round, q, desk, only, continuation, cancellation);
        return new Paged<ApplicationLine>([.. page.Items.Select(ApplicationLine.Of)], page.Continuation);
    }

    private static async Task<Results<Created<ApplicationDetail>, Ok<ApplicationDetail>>> CreateAsync(
        string round,
        NewApplicationBody body,
        PageContext here,
        ApplicationCommands commands,
        ITableStore tables,
        CancellationToken cancellation)
    {
        var actor = here.Actor!;
        if (body.Id is { } id)
        {
            var reading = CreditCode.Read(body.CreditCode, body.CreditCodeConfirmed);
            var code = reading.Code?.Value ?? throw new RefusedException(CreditCodeRefusals.For(reading.Problem!, "creditCode"));
            var number = id.StartsWith(code + "-", StringComparison.Ordinal)
                && int.TryParse(id[(code.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
            if (number is < 1 or > 99 || (number > 1 && await FindAsync($"{code}-{number - 1}") is null))
            {
                throw new RefusedException(ApiRefusals.ApplicationNumber());
            }

            if (await FindAsync(id) is { } existing && existing.Editors.Contains(actor.PersonId))
            {
                return existing.Desk == body.Desk
                    && existing.ApplicantKind == body.ApplicantKind
                    && existing.OrganisationName == body.OrganisationName.Trim()
                    ? TypedResults.Ok(ApplicationDetail.Of(existing))
                    : throw new RefusedException(ApiRefusals.ApplicationOtherSettings(id));
            }
        }

        var created = await commands.CreateAsync(
            actor, round,
            new NewApplication(body.CreditCode, body.OrganisationName, body.ApplicantKind, body.Desk, body.CreditCodeConfirmed),
            cancellation);
        return TypedResults.Created($"{ApiHosting.Root}/rounds/{round}/applications/{created.Id}", ApplicationDetail.Of(created));

        async Task<Application?> FindAsync(string key) =>
            (await tables.GetAsync<Application>(RoundKeys.Partition(round), RoundKeys.Application(key), cancellation))?.Value;
    }
}
