namespace Funding.Workflows.Awards;

/// <summary>The figures that an award begins with.</summary>
public static class TargetStarts
{
    /// <summary>By the ids of targets: the answers that the file names, as far as they are numbers.</summary>
    public static IReadOnlyDictionary<string, decimal> Of(IReadOnlyList<Target> targets, Answers answers) => targets
        .Select(t => (t.Id, Figure: t.From is { } from ? AnswerText.Number(answers.Fields.GetValueOrDefault(from)) : null))
        .Where(t => t.Figure is not null)
        .ToDictionary(t => t.Id, t => t.Figure!.Value);
}
