namespace Funding.Workflows.Programmes;

/// <summary>What of an award's money the schema cannot say.</summary>
internal static class MoneyRules
{
    public static void Check(ProgrammeOutline outline, YamlFile file)
    {
        foreach (var (award, settings) in outline.Programme.Awards)
        {
            var (path, duties) = ($"awards.{award}.money", settings.Duties ?? []);
            var paying = duties.Where(d => d.Every == DutyOutline.EachTranche).ToList();
            foreach (var (i, duty) in duties.Index().Where(d => d.Item.Every == DutyOutline.EachTranche))
            {
                if (!outline.Kinds.Duty(duty.Kind).PaysTranches)
                    file.Fault($"awards.{award}.duties[{i}].every", $"'{duty.Id}' ({duty.Kind}) pays no tranches; allowed: year");
                else if (settings.Money is null)
                    file.Fault($"awards.{award}.duties[{i}].every", $"the award '{award}' has no tranches; needed: {path}");
            }

            if (settings.Money is not { } money) continue;
            if (paying.Count != 1)
                file.Fault(path, $"the award '{award}' has money and needs one duty that pays it; needed: stage: payment, every: tranche");
            if (outline.Programme.Awards.Count(a => a.Value.Money is not null) > 1)
                file.Fault(path, "a programme gives money with one of its awards");
            foreach (var fault in Of(money.Allocation)) file.Fault($"{path}.allocation.{fault.Path}", fault.Message);
            if (money.Allocation.Figure is { } figure && outline.Kinds.Figures(figure, outline) is { Count: > 0 } wrong)
                file.Fault($"{path}.allocation.figure", string.Join("; ", wrong));
            Unique.Check(file, $"{path}.tranches", money.Tranches.Select(t => t.Id), "tranche");
            if (money.Tranches.Sum(t => t.Share) is var sum and not 100)
                file.Fault($"{path}.tranches", $"the shares are {sum} % together; needed: 100");
            foreach (var (i, tranche) in money.Tranches.Index())
                foreach (var fault in Of(tranche, duties, settings.Years)) file.Fault($"{path}.tranches[{i}].{fault.Path}", fault.Message);
        }
    }

    private static IEnumerable<Fault> Of(AllocationOutline rule)
    {
        var given = new (string Name, bool Is, AllocationKind[] Of, bool Needed)[]
        {
            ("each", rule.Each is not null, [AllocationKind.Fixed], true),
            ("bands", rule.Bands is not null, [AllocationKind.Bands], true),
            ("rate", rule.Rate is not null, [AllocationKind.PerUnit], true),
            ("figure", rule.Figure is not null, [AllocationKind.Proportional, AllocationKind.PerUnit, AllocationKind.Bid],
                rule.Kind != AllocationKind.Bid),
            ("floor", rule.Floor is not null, [AllocationKind.Proportional], false),
            ("cap", rule.Cap is not null, [AllocationKind.Proportional], false),
        };
        foreach (var (name, set, of, needed) in given)
        {
            if (set && !of.Contains(rule.Kind)) yield return new(name, $"'{NameOf(rule.Kind)}' has no {name}; allowed with: {Names(of)}");
            if (!set && needed && of.Contains(rule.Kind)) yield return new(name, $"missing; '{NameOf(rule.Kind)}' needs it");
        }

        if (rule.Floor > rule.Cap) yield return new("floor", $"at most cap, {rule.Cap}");
        foreach (var (name, amount) in new[] { ("each", rule.Each), ("rate", rule.Rate), ("floor", rule.Floor), ("cap", rule.Cap) })
            if (amount is { } yuan && decimal.Round(yuan, 2) != yuan) yield return new(name, $"{yuan} has more than two decimals");
        foreach (var (i, band) in (rule.Bands ?? []).Index())
        {
            if (i > 0 && band.UpTo <= rule.Bands![i - 1].UpTo)
                yield return new($"bands[{i}].upTo", $"beyond {rule.Bands[i - 1].UpTo}, the last place of the band before it");
            if (decimal.Round(band.Amount, 2) != band.Amount) yield return new($"bands[{i}].amount", "at most two decimals");
        }
    }

    private static IEnumerable<Fault> Of(TrancheOutline tranche, IReadOnlyList<DutyOutline> duties, int years)
    {
        var known = duties.Where(d => d.Every != DutyOutline.EachTranche).ToList();
        var allowed = string.Join(
            ", ", new[] { DutyOutline.OnAward, DutyOutline.OnEndOfTerm, "a day such as 09-01" }.Concat(known.Select(d => d.Id)));
        var duty = known.FirstOrDefault(d => d.Id == tranche.On);
        var counted = tranche.On is DutyOutline.OnAward or DutyOutline.OnEndOfTerm;
        if (TrancheOutline.IsHeldId(tranche.Id)) yield return new("id", $"'{tranche.Id}' is called like what a tranche holds back");
        if (!counted && duty is null && !DutyDate.Is(tranche.On))
            yield return new("on", $"'{tranche.On}' is not known; allowed: {allowed}");
        if (tranche.Months is not null && !counted) yield return new("months", "counted from award and end-of-term alone");
        if (tranche.Months < 0 && tranche.On == DutyOutline.OnAward) yield return new("months", "at least 0 after the award");
        var yearly = duty is { Every: DutyOutline.EachYear };
        if (yearly && tranche.Year is null) yield return new("year", $"missing; '{tranche.On}' comes every year; allowed: 1 to {years}");
        if (tranche.Year is not null && !yearly && !DutyDate.Is(tranche.On))
            yield return new("year", "stands with a duty that comes every year, and with a day");
        if (tranche.Year is { } year && (year < 1 || year > years))
            yield return new("year", $"{year} lies beyond the term; allowed: 1 to {years}");
        if ((tranche.HeldBack is null) != (tranche.HeldUntil is null))
            yield return new("heldBack", "heldBack and heldUntil stand together");
        if (tranche.HeldUntil is { } until && known.All(d => d.Id != until))
            yield return new("heldUntil", $"'{until}' is no duty of the award; allowed: {string.Join(", ", known.Select(d => d.Id))}");
    }

    private static string Names(IEnumerable<AllocationKind> of) => string.Join(", ", of.Select(NameOf));

    private static string NameOf(AllocationKind kind) => kind == AllocationKind.PerUnit ? "per-unit" : $"{kind}".ToLowerInvariant();
}
