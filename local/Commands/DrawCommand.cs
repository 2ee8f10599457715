using System.CommandLine;
using Funding.Workflows.Review;

namespace Funding.Local.Commands;

/// <summary><c>draw verify</c>: replays a published draw from its record alone.</summary>
internal static class DrawCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Option<string>("--file") { Required = true, HelpName = "F", Description = "公布的抽取记录 / The published record" };
        var commitment = new Option<string?>("--commitment") { HelpName = "H", Description = "申报截止前公布的承诺值 / The commitment published before the call closed" };
        var verify = new Command("verify", "重放专家抽取 / Replay the draw of the experts") { file, commitment };
        verify.SetAction(parsed =>
        {
            var draw = JsonFile.Read<PublishedDraw>(parsed.GetRequiredValue(file));
            var replay = draw.Replay(parsed.GetValue(commitment));
            foreach (var fault in replay.Faults)
                terminal.Out.WriteLine($"不符 / does not hold: {fault}");
            if (replay.Holds)
                terminal.Out.WriteLine($"抽取相符 / the draw holds: {draw.Record.Commitment}");
            return replay.Holds ? ExitCode.Done : ExitCode.Failed;
        });
        return new Command("draw", "专家抽取 / The draw of the experts") { verify };
    }
}
