namespace Funding.Workflows.Samples;

/// <summary>An officer draws the sample of a part, once for what was submitted, and writes down what each call came to.</summary>
public sealed class SampleCommands(
    ITableStore tables, RoundStore rounds, ApplicationStore applications, ConflictDeclarations conflicts, CommitWriter commits,
    TimeProvider clock)
{
    public const int NoteCharacters = 500;

    /// <exception cref="RefusedException">
    /// No officer, one in conflict with the applicant, nothing to be drawn from, or it is drawn: nobody draws again.
    /// </exception>
    public async Task<Sample> DrawAsync(
        Actor actor, string roundId, string applicationId, string part, CancellationToken cancellation = default)
    {
        var application = await ToActAsync(actor, roundId, applicationId, cancellation);
        var found = (await rounds.GetProgrammeAsync(roundId, cancellation)).EachPart().FirstOrDefault(p => p.Part.Id == part);
        var rules = found.Kind?.Sample(found.Part);
        if (rules is null || application.AnswersHash is not { } hash) throw new RefusedException(SampleRefusals.Nothing());
        var rows = found.Kind!.SampleRows(found.Part, await applications.ReadSubmittedAsync(application, cancellation)).Count;
        if (rows == 0) throw new RefusedException(SampleRefusals.Nothing());
        var before = await FindAsync(roundId, applicationId, part, cancellation);
        if (before?.Value.Of == hash) throw new RefusedException(SampleRefusals.Drawn());
        var seed = RandomNumberGenerator.GetBytes(DrawSequence.SeedLength);
        var sample = new Sample(
            applicationId, part, Convert.ToHexStringLower(seed), hash, rows, SampleDraw.Of(seed, applicationId, rows, rules),
            actor.PersonId, clock.GetUtcNow());
        await commits.SaveOrRefuseAsync(
            new Commit(RoundKeys.Partition(roundId)).Put(SampleKeys.Of(applicationId, part), before, sample).Audit(AuditNote.By(
                actor, "sample-drawn", applicationId, ("part", part), ("seed", sample.Seed), ("rows", $"{rows}"),
                ("drawn", string.Join(' ', sample.Drawn)))),
            cancellation);
        return sample;
    }

    /// <exception cref="RefusedException">
    /// No officer, one in conflict with the applicant, a row that is not drawn, no outcome, or no note where something is otherwise.
    /// </exception>
    public async Task RecordAsync(
        Actor actor, string roundId, string applicationId, string part, int row, CallOutcome? outcome, string? note,
        CancellationToken cancellation = default)
    {
        await ToActAsync(actor, roundId, applicationId, cancellation);
        if (await FindAsync(roundId, applicationId, part, cancellation) is not { } stored || !stored.Value.Drawn.Contains(row))
            throw new RefusedException(SampleRefusals.NoRow());
        var said = TextIdentity.Tidy(note);
        if (outcome is not { } came) throw new RefusedException(SampleRefusals.NoOutcome());
        if (said.Length > NoteCharacters || (came == CallOutcome.Otherwise && said.Length == 0))
            throw new RefusedException(SampleRefusals.NoNote(NoteCharacters));
        if (TextSafety.Check(said, SampleCall.NoteField, multiline: false).FirstOrDefault() is { } unsafeText)
            throw new RefusedException(unsafeText);
        await commits.SaveOrRefuseAsync(
            new Commit(RoundKeys.Partition(roundId))
                .Replace(stored, stored.Value.With(new(row, came, said, actor.PersonId, clock.GetUtcNow())))
                .Audit(AuditNote.By(
                    actor, "sample-called", applicationId, ("part", part), ("row", $"{row}"), ("outcome", $"{came}"),
                    ("sha256", Sha256Hex.Of(said)))),
            cancellation);
    }

    private async Task<Application> ToActAsync(Actor actor, string roundId, string applicationId, CancellationToken cancellation)
    {
        actor.Demand(Right.DecideEligibility);
        var application = (await applications.GetAsync(roundId, applicationId, cancellation)).Value;
        return await conflicts.HasWithAsync(actor.PersonId, application, cancellation)
            ? throw new RefusedException(SampleRefusals.OwnConflict()) : application;
    }

    private Task<Stored<Sample>?> FindAsync(string roundId, string applicationId, string part, CancellationToken cancellation) =>
        tables.GetAsync<Sample>(RoundKeys.Partition(roundId), SampleKeys.Of(applicationId, part), cancellation);
}

/// <summary>Samples go with the answers that they were drawn from.</summary>
internal sealed class SampleForgettingCommands(ITableStore tables, CommitWriter commits) : ICaseNotes
{
    public async Task ForgetAsync(string roundId, string applicationId, CancellationToken cancellation)
    {
        var commit = new Commit(RoundKeys.Partition(roundId));
        await foreach (var sample in tables.EnumerateAsync<Sample>(
            commit.Partition, KeyRange.Prefix(SampleKeys.OfApplication(applicationId)), cancellation))
            commit.Delete(sample.Key);
        if (commit.Count > 0)
            await commits.SaveAsync(
                commit.Audit(AuditNote.By(Forgotten.Rule, "samples-forgotten", applicationId)), cancellation);
    }
}
