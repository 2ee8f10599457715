namespace Funding.Local.Commands;

/// <summary><c>ranking verify</c>: recomputes a published ranking from its file alone.</summary>
internal static class RankingCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Option<string>("--file")
        {
            Required = true,
            HelpName = "F",
            Description = "委员会文件或公开文件 / The committee's or the public file"
        };
        var hash = new Option<string?>("--hash") { HelpName = "H", Description = "公布的哈希 / The published hash" };
        var verify = new Command("verify", "由文件重新计算排名及其哈希 / Recompute a ranking and its hash from its file") { file, hash };
        verify.SetAction(parsed =>
        {
            var verified = RankingVerifier.Verify(JsonFile.Read<RankingFile>(parsed.GetRequiredValue(file)), parsed.GetValue(hash));
            return Verdict.Tell(terminal, verified.Faults, $"排名相符 / the ranking holds: {verified.Hash}");
        });
        return new Command("ranking", "排名 / A ranking") { verify };
    }
}
