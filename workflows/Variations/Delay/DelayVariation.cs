using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Variations.Delay;

/// <summary>What was to be reached in one year is reached in the next (年度目标延期).</summary>
public sealed class DelayVariation() : TaskBookVariation(Id)
{
    public const string Id = "delay";
    public const string Year = "year";
    public const string Targets = "targets";

    private static readonly Texts Texts = new(typeof(DelayVariation));

    public override Bilingual Name => Texts.Of("name");

    public override Bilingual Lead => Texts.Of("lead");

    public override VariationWish Read(VariationFacts facts, IReadOnlyDictionary<string, string> typed)
    {
        var year = typed.GetValueOrDefault(Year, "");
        if (!YearsOf(facts).Contains(year)) throw new RefusedException(VariationRefusals.UnknownYear());
        var known = (facts.Settings.Targets ?? []).ToDictionary(t => t.Id, StringComparer.Ordinal);
        IReadOnlyList<string> targets =
            [.. typed.GetValueOrDefault(Targets, "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct()];
        if (targets.Count == 0 || targets.Any(t => !known.ContainsKey(t))) throw new RefusedException(VariationRefusals.NoTarget());
        var years = TermYears.Of(facts.Award.Term);
        var next = years.SkipWhile(y => y != year).ElementAt(1);
        var book = TaskBookDelay.Of(facts.Book!, [.. targets.Select(t => known[t])], year, next, years);
        foreach (var target in targets.Select(t => known[t]))
        {
            if (book.FigureOf(target.Id, next) > target.Max) throw new RefusedException(VariationRefusals.TooMuchLater(target, next));
        }

        return TaskBookDelay.AreSame(book, facts.Book!)
            ? throw new RefusedException(VariationRefusals.Unchanged(Targets)) : new(Book: book, Year: year, Targets: targets);
    }

    /// <summary>Those after which another follows.</summary>
    public static IReadOnlyList<string> YearsOf(VariationFacts facts) => [.. facts.OpenYears.SkipLast(1)];

    protected override IReadOnlyList<string> Years(VariationFacts facts) => YearsOf(facts);

    public override RenderFragment Form(VariationFacts facts) => Page.Part<DelayForm, VariationFacts>(facts);
}
