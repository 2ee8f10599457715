namespace Funding.Local.Commands;

/// <summary><c>allocation verify</c>: recomputes a published allocation from its file alone.</summary>
internal static class AllocationCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Option<string>("--file")
        {
            Required = true,
            HelpName = "F",
            Description = "公开的分配文件 / The published allocation"
        };
        var hash = new Option<string?>("--hash") { HelpName = "H", Description = "公布的哈希 / The published hash" };
        var verify = new Command("verify", "由文件重新计算分配及其哈希 / Recompute an allocation and its hash from its file") { file, hash };
        verify.SetAction(parsed =>
        {
            var verified = AllocationVerifier.Verify(
                JsonFile.Read<AllocationFile>(parsed.GetRequiredValue(file)), parsed.GetValue(hash));
            return Verdict.Tell(terminal, verified.Faults, $"分配相符 / the allocation holds: {verified.Hash}");
        });
        return new Command("allocation", "经费分配 / An allocation of money") { verify };
    }
}
