using Funding.Services.Audit;
using Funding.Services.Outbox;
using Funding.Services.People;
using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Workflows.Applications;
using Funding.Workflows.Organisations;
using Funding.Workflows.Programmes;
using Funding.Workflows.Refusals;
using Funding.Workflows.Roles;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Services.Applications;

/// <param name="CreditCode">统一社会信用代码 as typed.</param>
/// <param name="Desk">The recommending city or department.</param>
public sealed record NewApplication(string CreditCode, string OrganisationName, string ApplicantKind, string Desk);

/// <summary>What an applicant does before the submission: create, answer, share with a colleague.</summary>
public sealed class ApplicationCommands(
    RoundStore rounds, ApplicationStore applications, OrganisationStore organisations, PeopleStore people, CommitWriter commits, TimeProvider clock)
{
    /// <summary>People who fill in one application; each of them is sent a mail, so that this is no way to write to anybody.</summary>
    public const int MostEditors = 20;

    /// <summary>Creates a draft for an organisation.</summary>
    /// <exception cref="RefusedException">The call is closed, the code is wrong, or the organisation's limit is reached.</exception>
    public async Task<Application> CreateAsync(Actor actor, string roundId, NewApplication request, CancellationToken cancellation = default)
    {
        actor.Demand(Act.EditApplication);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        CallIsOpen.Demand(round, clock.GetUtcNow());
        var programme = await rounds.GetProgrammeAsync(roundId, cancellation);
        var code = Check(request, programme);
        var organisation = await organisations.ClaimAsync(code, request.OrganisationName.Trim(), actor.PersonId, cancellation);
        await people.ChangeAsync(actor.PersonId, p => p.Organisations.Contains(code) ? p : p with { Organisations = [.. p.Organisations, code] }, cancellation);
        for (var number = 1; number <= programme.ApplicationsPerOrganisation; number++)
        {
            var application = new Application
            {
                Id = $"{code}-{number}",
                RoundId = roundId,
                CreditCode = code,
                OrganisationName = organisation.Name,
                ApplicantKind = request.ApplicantKind,
                Desk = request.Desk,
                State = ApplicationState.Draft,
                Editors = [actor.PersonId],
                CreatedAt = clock.GetUtcNow(),
            };
            var commit = new Commit(RoundKeys.Partition(roundId))
                .InsertApplication(application)
                .Audit(AuditNote.By(actor, "application-created", application.Id).Moves(application.Desk, null, ApplicationState.Draft))
                .WriteElsewhere(PersonIndex.Partition(actor.PersonId), PersonIndex.Application(roundId, application.Id), new ApplicationKey(roundId, application.Id))
                .Schedule(ApplicationOrchestrator.Name, ApplicationOrchestrator.InstanceId(roundId, application.Id), new ApplicationKey(roundId, application.Id));
            try
            {
                await commits.SaveAsync(commit, cancellation);
                return application;
            }
            catch (StorageConflictException)
            {
                // That number is taken: the key itself holds the organisation's limit.
            }
        }

        throw new RefusedException(ApplicationRefusals.LimitReached(programme.ApplicationsPerOrganisation, $"{code}-1", $"/apply/{roundId}/{code}-1"));
    }

    /// <summary>Stores what was typed, over the draft. Refuses only what must never be stored.</summary>
    public async Task SaveAnswersAsync(Actor actor, string roundId, string applicationId, Answers answers, CancellationToken cancellation = default)
    {
        var (stored, round, programme) = await OpenForEditingAsync(actor, roundId, applicationId, cancellation);
        if (AnswersCheck.Check(programme, answers, forSubmit: false) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        await applications.WriteDraftAsync(round.Id, applicationId, answers, cancellation);
        var title = answers.Fields.GetValueOrDefault(programme.TitleField ?? "", "").Trim();
        if (title != stored.Value.Title)
        {
            await commits.SaveAsync(new Commit(RoundKeys.Partition(roundId)).ReplaceApplication(stored, stored.Value with { Title = title }), cancellation);
        }
    }

    /// <summary>Lets a colleague fill in the same application.</summary>
    public async Task AddColleagueAsync(Actor actor, string roundId, string applicationId, string email, CancellationToken cancellation = default)
    {
        var (stored, round, _) = await OpenForEditingAsync(actor, roundId, applicationId, cancellation);
        var address = EmailAddress.Normalised(email) ?? throw new RefusedException(ApplicationRefusals.ColleagueAddress());
        if (stored.Value.Editors.Contains(Person.IdOf(address)))
        {
            return;
        }

        if (stored.Value.Editors.Count >= MostEditors)
        {
            throw new RefusedException(ApplicationRefusals.TooManyColleagues(MostEditors));
        }

        var colleague = await people.GetOrCreateAsync(address, cancellation: cancellation);

        await organisations.AddMemberAsync(stored.Value.CreditCode, colleague.Id, cancellation);
        await people.ChangeAsync(colleague.Id, p => p.Organisations.Contains(stored.Value.CreditCode) ? p : p with { Organisations = [.. p.Organisations, stored.Value.CreditCode] }, cancellation);
        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(roundId))
                .ReplaceApplication(stored, stored.Value with { Editors = [.. stored.Value.Editors, colleague.Id] })
                .WriteElsewhere(PersonIndex.Partition(colleague.Id), PersonIndex.Application(roundId, applicationId), new ApplicationKey(roundId, applicationId))
                .Audit(AuditNote.By(actor, "colleague-added", applicationId, ("person", colleague.Id)))
                .Mail(round, Mail.MailTemplates.ColleagueAdded, colleague.Id, applicationId, RoundMail.DeskLink(Links.LinkPurpose.Apply, roundId, round.Dates.CallCloses),
                    ("OrganisationName", stored.Value.OrganisationName), ("ApplicationName", NameOf(stored.Value)), ("AddedBy", actor.Name)),
            cancellation);
    }

    /// <summary>The actor's application, if it may be changed now.</summary>
    internal async Task<(Stored<Application> Stored, Round Round, Programme Programme)> OpenForEditingAsync(Actor actor, string roundId, string applicationId, CancellationToken cancellation)
    {
        actor.Demand(Act.EditApplication);
        return await OpenForEditingAsync(await applications.GetOwnAsync(actor, roundId, applicationId, cancellation), cancellation);
    }

    /// <summary>The same for an application that was found to be the actor's own.</summary>
    internal async Task<(Stored<Application> Stored, Round Round, Programme Programme)> OpenForEditingAsync(Stored<Application> stored, CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(stored.Value.RoundId, cancellation)).Value;
        switch (stored.Value.State)
        {
            case ApplicationState.Draft:
                CallIsOpen.Demand(round, clock.GetUtcNow());
                break;
            case ApplicationState.UnderCorrection when ShanghaiTime.IsInTime(clock.GetUtcNow(), stored.Value.Correction!.DueOn):
                break;
            default:
                throw new RefusedException(stored.Value.State is ApplicationState.Lapsed or ApplicationState.UnderCorrection ? ApplicationRefusals.CallClosed() : ApplicationRefusals.WrongState(stored.Value.State));
        }

        return (stored, round, await rounds.GetProgrammeAsync(round.Id, cancellation));
    }

    internal static string NameOf(Application application) => application.Title.Length > 0 ? application.Title : application.OrganisationName;

    private static string Check(NewApplication request, Programme programme)
    {
        var refusals = new List<Refusal>();
        var reading = CreditCode.Read(request.CreditCode);
        if (reading.Problem is { } problem)
        {
            refusals.Add(CreditCodeRefusals.For(problem, "creditCode"));
        }

        if (request.OrganisationName.Trim().Length is < 2 or > 100)
        {
            refusals.Add(ApplicationRefusals.OrganisationName());
        }

        refusals.AddRange(TextSafety.Check(request.OrganisationName, "organisationName", multiline: false));

        if (programme.ApplicantKinds.All(k => k.Id != request.ApplicantKind))
        {
            refusals.Add(ApplicationRefusals.UnknownKind(string.Join("、", programme.ApplicantKinds.Select(k => k.Name.Zh))));
        }

        if (programme.Desks.All(d => d.Desk != request.Desk))
        {
            refusals.Add(ApplicationRefusals.UnknownDesk());
        }

        return refusals.Count == 0 ? reading.Code!.Value : throw new RefusedException(refusals);
    }
}

/// <summary>The call's one rule of time: the last day counts to its end in Shanghai.</summary>
internal static class CallIsOpen
{
    /// <exception cref="RefusedException">The call has not opened or has closed.</exception>
    public static void Demand(Round round, DateTimeOffset now)
    {
        if (round.Stage != RoundStage.Call || !ShanghaiTime.IsInTime(now, round.Dates.CallCloses))
        {
            throw new RefusedException(ApplicationRefusals.CallClosed());
        }

        if (now < ShanghaiTime.StartOf(round.Dates.CallOpens))
        {
            throw new RefusedException(ApplicationRefusals.CallNotOpen());
        }
    }
}

/// <summary>What a person takes part in, in the person's own partition; written by effects.</summary>
public static class PersonIndex
{
    public const string Applications = "application:";
    public const string Objections = "objection:";

    public static string Partition(string personId) => $"person:{personId}";

    public static string Application(string roundId, string applicationId) => $"{Applications}{roundId}:{applicationId}";

    public static string Objection(string roundId, string objectionId) => $"{Objections}{roundId}:{objectionId}";

    internal static bool IsOfRound(string key, string roundId) =>
        key.StartsWith($"{Applications}{roundId}:", StringComparison.Ordinal) || key.StartsWith($"{Objections}{roundId}:", StringComparison.Ordinal);
}
