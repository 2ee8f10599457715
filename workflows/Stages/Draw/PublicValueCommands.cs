namespace Funding.Workflows.Stages.Draw;

/// <summary>The draw's public value: two committee members enter it, each without seeing the other's.</summary>
public sealed class PublicValueCommands(ITableStore tables, RoundStore rounds, CommitWriter commits, TimeProvider clock)
{
    /// <summary>Enters the value, or corrects one's own until two agree.</summary>
    /// <exception cref="RefusedException">
    /// Not of this committee, before the day is over, not at the draw, agreed already, or no value such as the round names.
    /// </exception>
    public async Task<PublicValueView> EnterAsync(Actor actor, string roundId, string value, CancellationToken cancellation = default)
    {
        actor.Demand(Right.EnterPublicValue);
        return await Attempts.OrRefuseAsync(5, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var stored = await rounds.GetAsync(roundId, cancellation);
            var round = stored.Value;
            DemandMember(round, actor);
            var normal = Read(round, value);
            if (round.Draw!.PublicValue == normal && !round.IsBefore(DrawStage.Kind))
            {
                return await ViewAsync(actor, round, cancellation);
            }

            DemandOpen(round);
            var entries = await EntriesAsync(roundId, cancellation);
            var own = entries.FirstOrDefault(e => e.Value.PersonId == actor.PersonId);
            if (own?.Value.Value == normal)
            {
                return await ViewAsync(actor, round, cancellation);
            }

            var entry = new PublicValueEntry(actor.PersonId, normal, clock.GetUtcNow());
            var all = entries.Select(e => e.Value).Where(e => e.PersonId != actor.PersonId).Append(entry).ToList();
            var agreed = PublicValueDecision.Agreed(all);

            // The round's row is replaced with every entry, so that two at once cannot miss each other.
            var commit = new Commit(RoundKeys.Partition(roundId))
                .Upsert(RoundKeys.PublicValue(actor.PersonId), entry)
                .Replace(stored, round with { Draw = round.Draw! with { PublicValue = agreed } })
                .Audit(AuditNote.By(actor, own is null ? "public-value-entered" : "public-value-corrected", roundId, ("value", normal)));
            await TaskDoneAsync(commit, actor.PersonId, cancellation);
            if (agreed is not null)
            {
                commit.Audit(AuditNote.By(Actor.Rule("public-value"), "public-value-agreed", roundId, ("value", agreed)))
                    .WakeRound(roundId);
            }
            else if (PublicValueDecision.Differs(all))
            {
                commit.Audit(AuditNote.By(Actor.Rule("public-value"), "public-values-differ", roundId, ("entries", $"{all.Count}")));
                TellOfDifference(commit, round, all, entry.EnteredAt);
            }

            await commits.SaveAsync(commit, cancellation);
            return await ViewAsync(actor, round with { Draw = round.Draw! with { PublicValue = agreed } }, cancellation);
        }, cancellation);
    }

    /// <summary>What the actor's page shows; another's value only beside one's own.</summary>
    public async Task<PublicValueView> ViewAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.EnterPublicValue);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        DemandMember(round, actor);
        return await ViewAsync(actor, round, cancellation);
    }

    private static string Read(Round round, string value)
    {
        string normal;
        try
        {
            normal = PublicValue.Normalise(value ?? "");
        }
        catch (ArgumentException)
        {
            throw new RefusedException(DrawRefusals.BadValue());
        }

        return ShanghaiComposite.IsNamedBy(round.DemandDraw().PublicValueName)
            ? ShanghaiComposite.CouldBe(value!) ? normal : throw new RefusedException(DrawRefusals.NotAClose())
            : normal.Any(char.IsAsciiDigit) ? normal : throw new RefusedException(DrawRefusals.NoFigure());
    }

    private static void DemandMember(Round round, Actor actor)
    {
        // After the draw everybody who entered may look back; who may enter is asked while it is open.
        var entitled = round.HasPassed(DrawStage.Kind) ? [.. round.Committee, .. round.Deputies] : round.MayEnterValue();
        if (!entitled.Contains(actor.PersonId))
        {
            throw new RefusedException(DrawRefusals.NotCommittee());
        }
    }

    private void DemandOpen(Round round)
    {
        if (round.Draw!.PublicValue is not null)
        {
            throw new RefusedException(DrawRefusals.AlreadyAgreed());
        }

        if (clock.GetUtcNow() < ShanghaiTime.CloseOf(round.Draw!.PublicValueDay))
        {
            throw new RefusedException(DrawRefusals.TooEarly(round.Draw!.PublicValueDay));
        }

        if (!round.IsAt(DrawStage.Kind))
        {
            throw new RefusedException(DrawRefusals.NotAtDraw());
        }
    }

    private async Task TaskDoneAsync(Commit commit, string personId, CancellationToken cancellation)
    {
        var key = RoundKeys.WaitsFor(personId, ReviewKeys.PublicValueTask);
        if (await tables.GetAsync(commit.Partition, key, cancellation) is not null)
        {
            commit.Delete(key);
        }
    }

    private static void TellOfDifference(Commit commit, Round round, IReadOnlyList<PublicValueEntry> all, DateTimeOffset at)
    {
        foreach (var entry in all)
        {
            commit.Mail(round, MailTemplates.PublicValueDiffers, entry.PersonId, $"{at.UtcTicks}", PublicValueActs.Link(round),
                PublicValueActs.Facts(round));
        }
    }

    private async Task<List<Stored<PublicValueEntry>>> EntriesAsync(string roundId, CancellationToken cancellation)
    {
        var entries = new List<Stored<PublicValueEntry>>();
        await foreach (var entry in tables.EnumerateAsync<PublicValueEntry>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.PublicValues), cancellation))
        {
            entries.Add(entry);
        }

        return entries;
    }

    private async Task<PublicValueView> ViewAsync(Actor actor, Round round, CancellationToken cancellation)
    {
        var entries = (await EntriesAsync(round.Id, cancellation)).ConvertAll(e => e.Value);
        var own = entries.FirstOrDefault(e => e.PersonId == actor.PersonId);
        var draw = round.DemandDraw();
        var mayEnter = round.IsAt(DrawStage.Kind)
            && draw.PublicValue is null
            && clock.GetUtcNow() >= ShanghaiTime.CloseOf(draw.PublicValueDay);
        return new PublicValueView(
            round.Id,
            draw,
            mayEnter,
            entries.Count,
            own,
            own is null ? [] : [.. entries.Where(e => e != own)],
            own is not null && PublicValueDecision.Differs(entries));
    }
}

/// <param name="Entered">How many have entered a value.</param>
/// <param name="Others">Empty until one's own value is entered.</param>
/// <param name="Differ">Two or more have entered and no two are alike; false before one's own entry.</param>
public sealed record PublicValueView(
    string RoundId, DrawPlan Draw, bool MayEnter, int Entered, PublicValueEntry? Own, IReadOnlyList<PublicValueEntry> Others, bool Differ);
