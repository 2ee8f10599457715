namespace Funding.Local.Commands;

/// <summary><c>draw verify</c>: replays a published draw, a round's or that of a site visit's visitors, from its record alone.</summary>
internal static class DrawCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Option<string>("--file") { Required = true, HelpName = "F", Description = "公布的抽取记录 / The published record" };
        var commitment = new Option<string?>("--commitment")
        {
            HelpName = "H",
            Description = "申报截止前公布的承诺值 / The commitment published before the call closed"
        };
        var hash = new Option<string?>("--hash")
        {
            HelpName = "H",
            Description = "抽取页公布的文件哈希，涵盖名称与来源 / The file's published hash: it covers what cannot be replayed, such as a source",
        };
        var verify = new Command("verify", "重放专家抽取 / Replay the draw of the experts") { file, commitment, hash };
        verify.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var (replay, said) = IsOfVisitors(JsonFile.Read<JsonElement>(path))
                ? OfVisitors(JsonFile.Read<VisitDraw>(path), parsed.GetValue(commitment))
                : OfRound(JsonFile.Read<PublishedDraw>(path), parsed.GetValue(commitment));
            var own = Sha256Hex.Of(File.ReadAllBytes(path));
            if (parsed.GetValue(hash) is { } published && !own.Equals(published.Trim(), StringComparison.OrdinalIgnoreCase))
                replay = new([.. replay.Faults, $"published was a file of {published}, this one is {own}"]);
            return Verdict.Tell(terminal, replay.Faults, $"抽取相符 / the draw holds: {said}; 文件 / file {own}");
        });
        return new Command("draw", "专家抽取 / The draw of the experts") { verify };
    }

    private static (DrawReplay Replay, string Said) OfRound(PublishedDraw draw, string? commitment) =>
        (draw.Replay(commitment), draw.Record.Commitment);

    private static (DrawReplay Replay, string Said) OfVisitors(VisitDraw draw, string? commitment) =>
        (new(draw.Faults(commitment)), $"{draw.RoundId} {draw.Stage} {draw.Pass.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The file of a round's draw has no format of its own.</summary>
    private static bool IsOfVisitors(JsonElement file) => file.ValueKind == JsonValueKind.Object
        && file.TryGetProperty("format", out var format) && format.ValueKind == JsonValueKind.String;
}
