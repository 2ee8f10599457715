namespace Funding.Trial;

/// <summary>All trials, one after the other: each is a sentence about the app, and what it measured.</summary>
internal static class Trials
{
    private static readonly IReadOnlyList<Func<RunningApp, Task<string>>> All =
    [
        PagesTrial.A_visitor_signs_in_by_the_mailed_link,
        PagesTrial.Files_pages_problems_and_health_are_the_portals_own,
        PagesTrial.The_time_of_a_page_is_told,
        PagesTrial.Twenty_megabytes_go_up_and_come_down_again,
        WholeRoundTrial.A_whole_round_runs_on_the_functions_host,
        WholeRoundTrial.A_consortium_is_cultivated_and_changes_its_members,
        WholeRoundTrial.Enterprises_are_cultivated_and_claim_incentives,
        SameAsTrial.What_was_played_left_what_one_machine_left,
    ];

    /// <returns>True when at least one ran and all held.</returns>
    public static async Task<bool> RunAsync(RunningApp app, string only, TextWriter output)
    {
        var chosen = All.Where(trial => NameOf(trial).Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
        var held = 0;
        foreach (var trial in chosen)
        {
            try
            {
                output.WriteLine($"holds: {NameOf(trial)}. {await trial(app)}");
                held++;
            }
            catch (Exception failure)
            {
                output.WriteLine($"does not hold: {NameOf(trial)}: {failure}");
            }
        }

        output.WriteLine($"{held} of {chosen.Count} hold");
        return held > 0 && held == chosen.Count;
    }

    private static string NameOf(Func<RunningApp, Task<string>> trial) => trial.Method.Name.Replace('_', ' ');
}
