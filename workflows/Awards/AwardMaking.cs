namespace Funding.Workflows.Awards;

internal sealed record MakeAwardPayload(string RoundId, int Number);

/// <summary>
/// Makes awards of a round homes of their own. Claimed with its holder before the round's commit, made by an effect of it, each row
/// inserted unless it is there: breaking off anywhere and beginning again makes the same.
/// </summary>
public sealed class AwardMaking(
    ITableStore tables, RoundStore rounds, ApplicationStore applications, AwardStore awards, IEnumerable<IAwardContent> contents,
    MergerStore mergers, Catalogue catalogue, CommitWriter commits)
{
    /// <summary>The holder's partition names the award before anything else does.</summary>
    public Task ClaimAsync(Award award, string creditCode, CancellationToken cancellation) =>
        Attempts.OnceAsync(
            ConflictKind.Exists,
            () => tables.CommitAsync(
                AwardKeys.HolderPartition(creditCode),
                RowCodec.Insert(AwardHome.IdOf(award.RoundId, award.Number), award.AwardedOn),
                cancellation),
            cancellation);

    /// <summary>Makes the award of that number of a round, unless it is there.</summary>
    /// <returns>True when this call made it.</returns>
    public async Task<bool> MakeAsync(string roundId, int number, CancellationToken cancellation)
    {
        var home = AwardKeys.Partition(AwardHome.IdOf(roundId, number));
        if (await tables.GetAsync(home, AwardKeys.Award, cancellation) is not null)
        {
            return false;
        }

        var partition = RoundKeys.Partition(roundId);
        var award = (await tables.GetAsync<Award>(partition, RoundKeys.Award(number), cancellation))!.Value;
        var application = (await tables.GetAsync<Application>(partition, RoundKeys.Application(award.ApplicationId), cancellation))!.Value;
        await ClaimAsync(award, application.CreditCode, cancellation);
        var programme = await rounds.GetProgrammeAsync(roundId, cancellation);
        var settings = programme.Awards[award.Kind];
        var made = await WithAnswersAsync(
            AwardHome.Of(award, application, programme.Id, await awards.KeepAsync(programme, cancellation)), settings, application,
            cancellation);
        if (RosterPart.Of(programme) is { } members
            && members.Kind.OutOfBounds(members.Part, [.. made.MembersNow.Select(m => m.Kind)]).Count > 0)
        {
            made = made with { MembersDueOn = catalogue.WorkingCalendar.AddWorkingDays(made.Term.AwardedOn, TimeOf(settings)) };
        }

        var superseded = await SupersededAsync(made, settings, cancellation);
        made = made with { Supersedes = superseded.Count > 0 ? superseded : null };
        var commit = new Commit(home)
            .Audit(AuditNote.By(
                Actor.Rule("announcement"), "award-made", made.Id,
                [
                    ("certificate", made.CertificateNumber), ("snapshot", made.SnapshotHash ?? ""),
                    .. superseded.Count > 0 ? [("supersedes", string.Join(' ', superseded))] : Array.Empty<(string, string)>(),
                ]));
        foreach (var content in contents)
        {
            made = await content.AddAsync(commit, made, award, programme, cancellation);
        }

        commit.Insert(AwardKeys.Award, made)
            .WriteElsewhere(AwardKeys.AwardsPartition, made.Id, AwardSummary.Of(made))
            .WakeAward(made.Id);

        foreach (var old in superseded)
        {
            commit.Then(Effect.Of(SupersedePayload.Effect, $"supersede:{old}", new SupersedePayload(old, made.Id)));
        }

        return await Attempts.OnceAsync(ConflictKind.Exists, () => commits.SaveAsync(commit, cancellation), cancellation);
    }

    /// <summary>Working days in which members that left before the announcement are replaced; 0 where the file gives none.</summary>
    private static int TimeOf(AwardSettings settings) =>
        settings.Variations?.FirstOrDefault(v => v.Change == LeavingSettings.Change)?.As<LeavingSettings>().CorrectionWorkingDays ?? 0;

    /// <summary>
    /// Of a step that follows an award one read; where the file says that an award takes the place of the one before, all of the holder's;
    /// else none.
    /// </summary>
    private async Task<IReadOnlyList<string>> SupersededAsync(AwardHome made, AwardSettings settings, CancellationToken cancellation)
    {
        if (settings.Supersedes is null)
        {
            return made.From is { } from
                && await tables.GetAsync<AwardHome>(AwardKeys.Partition(from), AwardKeys.Award, cancellation) is { Value: var before }
                    ? AwardSuccession.Of(made, settings, [before]) : [];
        }

        var held = new List<AwardHome>();
        var codes = (await mergers.ReadAsync(cancellation)).CodesOf(made.Holder).ToList();
        foreach (var code in codes)
        {
            await foreach (var claim in tables.EnumerateAsync(AwardKeys.HolderPartition(code), KeyRange.All, cancellation))
            {
                if (claim.Key != made.Id
                    && await tables.GetAsync<AwardHome>(AwardKeys.Partition(claim.Key), AwardKeys.Award, cancellation) is { } old
                    && codes.Contains(old.Value.Holder))
                {
                    held.Add(old.Value);
                }
            }
        }

        return AwardSuccession.Of(made, settings, held);
    }

    /// <summary>With what its application says of its targets and its type; read only where one of them asks.</summary>
    private async Task<AwardHome> WithAnswersAsync(
        AwardHome made, AwardSettings settings, Application application, CancellationToken cancellation)
    {
        var targets = settings.Targets is { } all && all.Any(t => t.From is not null) ? all : null;
        var type = catalogue.Targets.Of(made.ProgrammeId)?.Types?.Field;
        if (targets is null && type is null) return made;
        var answers = await applications.ReadSubmittedAsync(application, cancellation);
        return made with
        {
            Starts = targets is null ? null : TargetStarts.Of(targets, answers),
            Type = type is null ? null : answers.Fields.GetValueOrDefault(type),
        };
    }
}

/// <summary>Carries the making out after the round's commit.</summary>
internal sealed class MakeAwardHandler(AwardMaking making) : IEffectHandler
{
    public const string KindName = "make-award";

    public string Kind => KindName;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var make = FundingJson.Deserialize<MakeAwardPayload>(payload)!;
        return making.MakeAsync(make.RoundId, make.Number, cancellation);
    }
}
