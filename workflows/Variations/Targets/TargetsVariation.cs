using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Variations.Targets;

/// <summary>Figures of years that are not reported on yet (调整建设内容和目标).</summary>
public sealed class TargetsVariation() : TaskBookVariation(Id)
{
    public const string Id = "targets";

    private static readonly Texts Texts = new(typeof(TargetsVariation));

    public override Bilingual Name => Texts.Of("name");

    public override Bilingual Lead => Texts.Of("lead");

    /// <summary>Figures of years that were reported on stay as they are.</summary>
    public override VariationWish Read(VariationFacts facts, IReadOnlyDictionary<string, string> typed)
    {
        var problems = new List<Refusal>();
        var lines = new List<TaskBookLine>();
        foreach (var line in facts.Book!.Lines)
        {
            var target = facts.Settings.Targets!.First(t => t.Id == line.Target);
            var years = new SortedDictionary<string, decimal>(line.Years.ToDictionary(), StringComparer.Ordinal);
            foreach (var year in facts.OpenYears)
            {
                var field = TaskBookEntry.FieldOf(target.Id, year);
                var before = problems.Count;
                if (Figures.Read(target, typed.GetValueOrDefault(field), field, problems) is { } figure) years[year] = figure;
                else if (problems.Count == before && line.Years.ContainsKey(year))
                    problems.Add(DutyRefusals.FigureMissing(target, year, field));
            }

            lines.Add(line with { Years = years });
        }

        if (problems.Count > 0) throw new RefusedException(problems);
        var book = new TaskBook(lines);
        return TaskBookDelay.AreSame(book, facts.Book)
            ? throw new RefusedException(VariationRefusals.Unchanged(null)) : new(Book: book);
    }

    protected override IReadOnlyList<string> Years(VariationFacts facts) => facts.OpenYears;

    public override RenderFragment Form(VariationFacts facts) => Page.Part<TargetsForm, VariationFacts>(facts);
}
