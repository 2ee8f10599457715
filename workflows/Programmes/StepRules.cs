using Newtonsoft.Json.Linq;

namespace Funding.Workflows.Programmes;

/// <summary>What the steps of a programme ask of each other.</summary>
internal static partial class StepRules
{
    /// <param name="file">It fits the schema.</param>
    /// <param name="programmes">The ids of all programmes that have a file.</param>
    /// <returns>True when nothing is wrong, or there are no steps.</returns>
    public static bool Check(YamlFile file, IReadOnlySet<string> programmes)
    {
        if (file.Root["steps"] is not JObject written) return true;
        var before = file.Problems.Count;
        List<Written> steps =
        [
            .. written.Properties().Select(s => new Written(
                s.Name, s.Value["award"]!.ToString(), s.Value["from"]?.ToString(), s.Value["months"] is not null)),
        ];
        var awards = ((JObject)file.Root["awards"]!).Properties().Select(a => a.Name).ToList();
        foreach (var (i, step) in steps.Index())
        {
            var at = $"steps.{step.Id}";
            if (!Id().IsMatch(step.Id)) file.Fault(at, $"'{step.Id}' is no id; allowed: lower-case letters, digits and single hyphens");
            if (!awards.Contains(step.Award))
                file.Fault($"{at}.award", $"'{step.Award}' is no award of the programme; allowed: {string.Join(", ", awards)}");
            if (steps.Take(i).FirstOrDefault(s => s.Award == step.Award) is { } giver)
                file.Fault($"{at}.award", $"'{step.Award}' is what the step '{giver.Id}' gives; each step gives an award of its own");
            if (steps.Take(i).FirstOrDefault(s => s.From is null) is { } first && step.From is null)
                file.Fault(at, $"a second step without from; the programme begins with '{first.Id}', and one is allowed");
            if (step.From is not null && Programme.IdOf(file.Root["id"]!.ToString(), step.Id) is var taken && programmes.Contains(taken))
                file.Fault(at, $"its rounds would be called as those of the programme '{taken}'");
            if (step is { From: null, HasMonths: true }) file.Fault($"{at}.months", "goes with from: it counts from that award");
            CheckFrom(file, step, steps);
        }

        foreach (var award in awards.Where(a => steps.TrueForAll(s => s.Award != a)))
            file.Fault($"awards.{award}", $"no step gives it; allowed: {string.Join(", ", steps.Select(s => s.Award))}");
        return file.Problems.Count == before;
    }

    private static void CheckFrom(YamlFile file, Written step, List<Written> steps)
    {
        if (step.From is not { } from) return;
        var path = $"steps.{step.Id}.from";
        if (steps.Find(s => s.Award == from) is null)
        {
            var others = steps.Where(s => s != step).Select(s => s.Award);
            file.Fault(path, $"'{from}' is an award that no step gives; allowed: {string.Join(", ", others)}");
            return;
        }

        var way = new List<string> { step.Id };
        for (var at = step; at?.From is { } next; way.Add(at.Id))
        {
            at = steps.Find(s => s.Award == next);
            if (at is null) return;
            if (!way.Contains(at.Id)) continue;
            // Steps on the way into a circle are no part of it.
            if (at == step) file.Fault(path, $"the steps follow each other in a circle: {string.Join(", ", [.. way, step.Id])}");
            return;
        }
    }

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Id();

    private sealed record Written(string Id, string Award, string? From, bool HasMonths);
}
