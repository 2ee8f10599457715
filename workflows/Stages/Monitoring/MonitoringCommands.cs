namespace Funding.Workflows.Stages.Monitoring;

/// <summary>The holder files the report of a monitoring, an officer confirms it.</summary>
public sealed class MonitoringCommands(ITableStore tables, AwardStore awards, CommitWriter commits, TimeProvider clock)
{
    public const int ShortestReport = 20;
    public const int LongestReport = 5000;

    /// <summary>Takes the report; a late one too, for it is still owed.</summary>
    /// <exception cref="RefusedException">
    /// The award is not the actor's or not live, the duty is not open, the text is too short or too long, or a report is there.
    /// </exception>
    public async Task FileAsync(Actor actor, string awardId, DutyKey duty, string? text, CancellationToken cancellation = default)
    {
        actor.Demand(Right.EditApplication);
        var read = await awards.GetAsync(awardId, cancellation);
        if (!read.Home.Editors.Contains(actor.PersonId))
        {
            // Who does not hold it does not learn that it is there.
            throw new RefusedException(AwardRefusals.NotFound(awardId));
        }

        DemandOpen(read, duty);
        var report = new MonitoringReport(DemandText(text), actor.PersonId, clock.GetUtcNow());
        var commit = new Commit(read.Partition)
            .Insert(AwardKeys.Of(duty, MonitoringReport.Row), report)
            .Audit(AuditNote.By(actor, "report-filed", $"{awardId}:{duty}"))
            .WakeAward(awardId);
        if (!await Attempts.OnceAsync(ConflictKind.Exists, () => commits.SaveAsync(commit, cancellation), cancellation))
        {
            throw new RefusedException(MonitoringRefusals.FiledAlready());
        }
    }

    /// <exception cref="RefusedException">No report waits, the actor is no officer, or acts for the holder.</exception>
    public async Task ConfirmAsync(Actor actor, string awardId, DutyKey duty, CancellationToken cancellation = default)
    {
        actor.Demand(Right.DecideEligibility);
        var read = await awards.GetAsync(awardId, cancellation);
        if (read.Home.Editors.Contains(actor.PersonId))
        {
            throw new RefusedException(MonitoringRefusals.OwnReport());
        }

        DemandOpen(read, duty);
        var stored = await FindAsync(awardId, duty, cancellation) ?? throw new RefusedException(MonitoringRefusals.NothingFiled());
        if (stored.Value.ConfirmedBy is not null)
        {
            return;
        }

        await commits.SaveOrRefuseAsync(
            new Commit(read.Partition)
                .Replace(stored, stored.Value with { ConfirmedBy = actor.PersonId, ConfirmedAt = clock.GetUtcNow() })
                .Audit(AuditNote.By(actor, "report-confirmed", $"{awardId}:{duty}"))
                .WakeAward(awardId),
            cancellation);
    }

    /// <returns>Null where none was filed.</returns>
    public Task<Stored<MonitoringReport>?> FindAsync(string awardId, DutyKey duty, CancellationToken cancellation = default) =>
        tables.GetAsync<MonitoringReport>(
            AwardKeys.Partition(awardId), AwardKeys.Of(duty, MonitoringReport.Row), cancellation);

    private static void DemandOpen(AwardRead read, DutyKey duty)
    {
        if (read.Home.Standing is not (AwardStanding.Live or AwardStanding.Expired))
        {
            throw new RefusedException(AwardRefusals.NotLive());
        }

        if (read.Find(duty) is not { Value: { Kind: MonitoringSettings.Kind } found })
        {
            throw new RefusedException(AwardRefusals.NoDuty());
        }

        if (found.Passed)
        {
            throw new RefusedException(MonitoringRefusals.FiledAlready());
        }
    }

    private static string DemandText(string? text)
    {
        var given = text?.Trim() ?? "";
        if (TextSafety.Check(given, "report", multiline: true).FirstOrDefault() is { } unsafeText)
        {
            throw new RefusedException(unsafeText);
        }

        return TextSafety.Length(given) is >= ShortestReport and <= LongestReport
            ? given
            : throw new RefusedException(MonitoringRefusals.Length());
    }
}

internal static class MonitoringRefusals
{
    private static readonly Texts Texts = new(typeof(MonitoringRefusals));

    public static Refusal Length() =>
        new("report-length", "report", Texts.Of("length", MonitoringCommands.ShortestReport, MonitoringCommands.LongestReport));

    public static Refusal FiledAlready() => new("report-filed-already", null, Texts.Of("filed-already")) { Kind = RefusalKind.Conflict };

    public static Refusal NothingFiled() => new("report-not-filed", null, Texts.Of("nothing-filed")) { Kind = RefusalKind.Conflict };

    public static Refusal OwnReport() => new("own-report", null, Texts.Of("own-report")) { Kind = RefusalKind.Forbidden };
}
