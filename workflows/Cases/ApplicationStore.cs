namespace Funding.Workflows.Cases;

/// <summary>Reads of an application's row and answers, by anyone who may.</summary>
public sealed class ApplicationStore(ITableStore tables, IBlobStore blobs)
{
    /// <exception cref="RefusedException">No such application.</exception>
    public async Task<Stored<Application>> GetAsync(string roundId, string applicationId, CancellationToken cancellation = default) =>
        await tables.GetAsync<Application>(RoundKeys.Partition(roundId), RoundKeys.Application(applicationId), cancellation)
            ?? throw new RefusedException(ApplicationRefusals.NotFound(applicationId));

    /// <summary>The actor's own application; another's is as absent.</summary>
    public async Task<Stored<Application>> GetOwnAsync(
        Actor actor, string roundId, string applicationId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadOwnApplication);
        var stored = await GetAsync(roundId, applicationId, cancellation);
        return stored.Value.Editors.Contains(actor.PersonId)
            ? stored
            : throw new RefusedException(ApplicationRefusals.NotFound(applicationId));
    }

    /// <summary>One application of the actor's desk; another desk's, and a draft, is as absent.</summary>
    public async Task<Application> GetOfDeskAsync(
        Actor actor, string roundId, string applicationId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadDeskApplications);
        var application = (await GetAsync(roundId, applicationId, cancellation)).Value;
        return application.Desk == actor.Desk && application.SubmittedAt is not null
            ? application
            : throw new RefusedException(ApplicationRefusals.NotFound(applicationId));
    }

    /// <summary>Answers as submitted, or the draft while there is none.</summary>
    public Task<Answers> ReadAnswersAsync(Application application, CancellationToken cancellation = default) =>
        ReadBlobAsync(application.State is ApplicationState.Draft or ApplicationState.UnderCorrection || application.AnswersBlob is null
            ? DraftBlob(application.RoundId, application.Id)
            : application.AnswersBlob,
            submitted: application.State is not (ApplicationState.Draft or ApplicationState.UnderCorrection)
                && application.AnswersBlob is not null,
            cancellation);

    /// <summary>Answers as they were last submitted, whatever is being typed now.</summary>
    public Task<Answers> ReadSubmittedAsync(Application application, CancellationToken cancellation = default) =>
        ReadBlobAsync(
            application.AnswersBlob ?? DraftBlob(application.RoundId, application.Id),
            submitted: application.AnswersBlob is not null,
            cancellation);

    /// <summary>The draft, and how to write over nothing but it.</summary>
    public async Task<(Answers Answers, PutMode Over)> ReadDraftAsync(string roundId, string applicationId, CancellationToken cancellation)
    {
        // Found first: whatever is written between the two reads makes the later write fail, not get lost.
        var found = await blobs.FindAsync(DraftBlob(roundId, applicationId), cancellation);
        return (found is null ? Answers.Empty : await ReadBlobAsync(found.Name, submitted: false, cancellation), PutMode.Over(found));
    }

    /// <summary>Writes the draft in its place.</summary>
    public Task WriteDraftAsync(string roundId, string applicationId, Answers answers, PutMode mode, CancellationToken cancellation) =>
        WriteAsync(DraftBlob(roundId, applicationId), FundingJson.Serialize(answers), mode, cancellation);

    /// <summary>Stores answers under their hash; the same answers are the same blob.</summary>
    public async Task<(string Blob, string Hash)> WriteSubmittedAsync(
        string roundId, string applicationId, Answers answers, CancellationToken cancellation)
    {
        var json = FundingJson.Serialize(answers);
        var hash = Sha256Hex.Of(json);
        var name = $"{RoundBlobs.Applications(roundId)}{applicationId}/answers-{hash[..16]}.json";
        await WriteAsync(name, json, default, cancellation);
        return (name, hash);
    }

    private static string DraftBlob(string roundId, string applicationId) =>
        $"{RoundBlobs.Applications(roundId)}{applicationId}/draft.json";

    private async Task WriteAsync(string name, string json, PutMode mode, CancellationToken cancellation)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(json));
        await blobs.PutAsync(name, content, "application/json", mode, cancellation);
    }

    /// <exception cref="MissingContentException">What was submitted is lost; a draft may not have been typed yet.</exception>
    private async Task<Answers> ReadBlobAsync(string name, bool submitted, CancellationToken cancellation)
    {
        await using var content = await blobs.OpenReadAsync(name, 0, cancellation);
        if (content is null)
        {
            return submitted ? throw new MissingContentException(name) : Answers.Empty;
        }

        using var reader = new StreamReader(content, Encoding.UTF8);
        return FundingJson.Deserialize<Answers>(await reader.ReadToEndAsync(cancellation)) ?? Answers.Empty;
    }
}
