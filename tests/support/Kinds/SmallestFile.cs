namespace Funding.Tests.Support.Kinds;

/// <summary>The smallest programme in which a kind of stage does its work: itself and what it needs, by their specimens.</summary>
public sealed class SmallestFile(string kind) : AddedProgramme($"smallest-{kind}", TextOf(kind))
{
    private static string TextOf(string kind) => $$"""
        id: smallest-{{kind}}
        name: { zh: 小项目, en: Small (小项目) }
        clause: 四（五）
        target: { count: 10, qualifier: about }
        subject: { kind: organisation, kinds: [{ id: school, name: { zh: 学校, en: School (学校) } }] }
        parts:
          - part: fields
            id: plan
            title: { zh: 计划, en: Plan (计划) }
            fields:
              - { id: name, label: { zh: 名称, en: Name }, type: text, maxLength: 60, means: title }
              - { id: line, label: { zh: 事项, en: Line }, type: choice, options: [
                  { value: grant, label: { zh: 资助, en: Grant } }, { value: other, label: { zh: 其他, en: Other } } ] }
              - { id: benefit-year, label: { zh: 年度, en: Year }, type: number, min: 2020, max: 2100 }
              - { id: sum, label: { zh: 金额, en: Amount }, type: number, min: 0, max: 100000, decimals: 2 }
        stages:
        {{string.Join('\n', StagesOf(kind).Index().Select(k => Line(k.Item, [.. StagesOf(kind).Take(k.Index)])))}}
        awards:
          grant: { title: { zh: 小资助, en: Small grant (小资助) }, certificatePattern: '小{year}-{batch}-{number:000}', years: 1 }
        authoritySettings: [parts.plan]
        """;

    private static string Line(string kind, IReadOnlyList<string> before) =>
        $"  - {{ stage: {kind}, id: {kind}, {Specimens.Of(kind).SettingsAfter(before)} }}";

    /// <summary>
    /// In the order of the built-in kinds; after a stage that splits the cohort those that can run case by case. A kind that runs in no
    /// other way is played behind such a stage.
    /// </summary>
    public static IReadOnlyList<string> StagesOf(string kind)
    {
        var splits = ShippedKinds.All.Stage(kind) is { SplitsCohort: true } or { Scopes: StageScopes.Case };
        var order = ShippedKinds.All.Stages
            .Where(s => splits ? s.SplitsCohort || s.Scopes.HasFlag(StageScopes.Case) : !s.SplitsCohort)
            .ToList();
        var taken = new SortedSet<int>();
        Take(order.FindIndex(s => s.Kind == kind));
        return [.. taken.Select(at => order[at].Kind)];

        void Take(int at)
        {
            if (!taken.Add(at))
            {
                return;
            }

            foreach (var beside in Specimens.Of(order[at].Kind).Beside.Where(b => order.Exists(s => s.Kind == b)))
            {
                Take(order.FindIndex(s => s.Kind == beside));
            }

            foreach (var need in order[at].Needs.Where(need => !taken.Any(t => t < at && order[t].Gives.Contains(need))))
            {
                Take(order.FindIndex(s => s.Gives.Contains(need)));
            }

            foreach (var need in order[at].NeedsLater.Where(need => !taken.Any(t => t > at && order[t].Gives.Contains(need))))
            {
                Take(order.FindIndex(at, s => s.Gives.Contains(need)));
            }
        }
    }
}
