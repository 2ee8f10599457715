namespace Funding.Workflows.Stages.Draw;

/// <summary>
/// Draws the panels: the draw is stored as one file first, then its rows in pages, then the stage changes. Broken off anywhere it
/// goes on from there with the same panels; two that run at once cannot write a page twice.
/// </summary>
internal sealed class DrawActs(
    ITableStore tables,
    IBlobStore blobs,
    RoundStore rounds,
    DrawBuilder builder,
    DrawPages pages,
    PeopleStore people,
    WithdrawnReviews withdrawn,
    StageOffers offers,
    WorkingCalendar calendar,
    CommitWriter commits)
{
    /// <returns>The round with the seed published and the experts' whole time ahead.</returns>
    public async Task<Round> DrawPanelsAsync(Round round, CancellationToken cancellation)
    {
        var file = await FileAsync(round, cancellation);
        var recordHash = await PublishAsync(round, file, cancellation);
        var panel = offers.Needed<IPanel>(await rounds.GetProgrammeAsync(round.Id, cancellation)).Panel;
        var review = offers.Giver<IPanel>(round);
        var entered = round with
        {
            Stages = review?.Closes < file.ReviewCloses
                ? RoundPlan.Extend(round.Stages, review.Id, file.ReviewCloses, calendar)
                : round.Stages,
            Draw = round.Draw! with { Seed = file.Published.Record.Seed },
        };
        await WriteAsync(round.Id, pages.Of(
            entered, panel, file, recordHash, await people.OfficeAsync(cancellation), await LeftAsync(round.Id, cancellation)),
            cancellation);
        await withdrawn.EndDrawnAsync(entered, cancellation);
        await PublicValueActs.ForgetTasksAsync(tables, RoundKeys.Partition(round.Id), cancellation);
        return entered;
    }

    private async Task<IReadOnlySet<string>> LeftAsync(string roundId, CancellationToken cancellation) => await tables
        .EnumerateAsync<ApplicationSummary>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.StatePrefix(ApplicationState.Withdrawn)), cancellation)
        .Select(withdrawn => withdrawn.Value.Id)
        .ToHashSetAsync(StringComparer.Ordinal, cancellation);

    private async Task<DrawFile> FileAsync(Round round, CancellationToken cancellation)
    {
        var name = ReviewKeys.PanelsBlob(round.Id);
        if (await RoundBlobs.ReadAsync<DrawFile>(blobs, name, cancellation) is { } stored)
        {
            return stored;
        }

        var file = await builder.BuildAsync(round, cancellation);

        // Where another was first, its file counts.
        await Attempts.OnceAsync(() => RoundBlobs.WriteAsync(blobs, name, file, cancellation, PutMode.IfAbsent), cancellation);
        return (await RoundBlobs.ReadAsync<DrawFile>(blobs, name, cancellation))!;
    }

    private async Task<string> PublishAsync(Round round, DrawFile file, CancellationToken cancellation)
    {
        var bytes = Encoding.UTF8.GetBytes(FundingJson.Serialize(file.Published));
        using var content = new MemoryStream(bytes);
        await blobs.PutAsync(ReviewKeys.DrawBlob(round.Id), content, "application/json", cancellation: cancellation);
        return Sha256Hex.Of(bytes);
    }

    /// <summary>Each page takes the marker of the page before along: a page already written, or one left out, fails the commit.</summary>
    private async Task WriteAsync(string roundId, IEnumerable<Action<Commit>> all, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        var marker = await tables.QueryAsync(partition, KeyRange.Prefix(ReviewKeys.DrawPages), 1, null, cancellation);
        var written = marker.Rows.Count == 0 ? 0 : int.Parse(marker.Rows[0].Key[ReviewKeys.DrawPages.Length..], null);
        foreach (var (index, page) in all.Index().Skip(written))
        {
            var commit = new Commit(partition).Insert($"{ReviewKeys.DrawPages}{index + 1:D6}", index + 1);
            if (index > 0)
            {
                commit.Delete($"{ReviewKeys.DrawPages}{index:D6}");
            }

            page(commit);
            await commits.SaveAsync(commit, cancellation);
        }
    }
}
