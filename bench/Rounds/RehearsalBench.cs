using Funding.Workflows.Programmes;
using Funding.Workflows.Rehearsals;

namespace Funding.Bench.Rounds;

/// <summary>A launch rehearsed as a host does it.</summary>
internal static class RehearsalBench
{
    public static async Task RunAsync(string[] args)
    {
        var applications = args.Length > 0 ? int.Parse(args[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 500;
        var ids = args.Length > 1 ? args[1..] : ["mixed-ownership-colleges"];
        using var player = new ProgrammePlayer(
            ShippedCatalogue.Catalogue, MailSamples.Options, RehearsalBudget.Usual with { Time = TimeSpan.FromMinutes(10) });
        foreach (var step in ids.SelectMany(ShippedCatalogue.Catalogue.StepsOf))
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var played = await player.PlayAsync(new(
                step,
                new LaunchRequest
                {
                    ProgrammeId = step.Id,
                    Step = step.Step?.Id,
                    Year = 2026,
                    Batch = 1,
                    NoticeNumber = "教申〔2026〕1号",
                    Opens = new(2026, 3, 2),
                },
                new RehearsalSettings(applications, 10, 12), 4, new Dictionary<LineId, decimal>()));
            using var process = Process.GetCurrentProcess();
            var processor = (process.TotalProcessorTime - before).TotalSeconds;
            Console.WriteLine(
                $"{step.RoundsId}: {applications} applications in {played.Took.TotalSeconds:0.0} s ({processor:0.0} s of processor time), "
                + $"{played.Mails.Count} mails, {played.Transactions.Values.Sum()} transactions, working set "
                + $"{process.PeakWorkingSet64 >> 20} MiB, {played.Trouble?.En ?? "to its announcement"}");
        }
    }
}
