namespace Funding.Local.Commands;

/// <summary><c>draw verify</c>: replays a published draw from its record alone.</summary>
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
            var draw = JsonFile.Read<PublishedDraw>(parsed.GetRequiredValue(file));
            var replay = draw.Replay(parsed.GetValue(commitment));
            var own = Sha256Hex.Of(File.ReadAllBytes(parsed.GetRequiredValue(file)));
            if (parsed.GetValue(hash) is { } published && !own.Equals(published.Trim(), StringComparison.OrdinalIgnoreCase))
                replay = new([.. replay.Faults, $"published was a file of {published}, this one is {own}"]);
            return Verdict.Tell(terminal, replay.Faults, $"抽取相符 / the draw holds: {draw.Record.Commitment}; 文件 / file {own}");
        });
        return new Command("draw", "专家抽取 / The draw of the experts") { verify };
    }
}
