namespace Funding.Workflows.Tests.Stages.Defence;

/// <summary>Small defences, and whether one can be planned at all, found out by trying everything.</summary>
internal static class DefenceExamples
{
    public static readonly DateOnly Monday = new(2026, 6, 29);

    /// <param name="panel">Members by letter.</param>
    public static DefenceCase Case(int number, string panel, string? subject = null, string conflicts = "") => new(
        $"case-{number:00}", subject ?? $"org-{number}", [.. panel.Select(p => $"{p}")], conflicts.Select(p => $"{p}").ToHashSet());

    /// <summary>Sessions of half an hour in hours of whole ones, so that times are easily counted.</summary>
    public static DefenceInputs Inputs(int rooms, int days, string hours, params DefenceCase[] cases) => new()
    {
        Cases = cases,
        Days = [.. Enumerable.Range(0, days).Select(Monday.AddDays)],
        Hours = [.. hours.Split(' ').Select(DefenceHours.Parse)],
        Minutes = 30,
        BreakMinutes = 0,
        Rooms = rooms,
    };

    public static DefenceAway Away(string who, int day, string hours)
    {
        var (from, to) = DefenceHours.Parse(hours);
        return new(who, Monday.AddDays(day), from, to);
    }

    public static DefencePlace Place(DateOnly day, string from, int room)
    {
        var begins = TimeOnly.ParseExact(from, "HH:mm", CultureInfo.InvariantCulture);
        return new(day, begins, begins.AddMinutes(30), room);
    }

    /// <summary>Every way of putting the cases at times.</summary>
    public static bool CanBePlanned(DefenceInputs inputs)
    {
        var times = inputs.Times().ToList();
        var taken = times.Select(_ => new List<DefenceCase>()).ToList();
        return Fits(0);

        bool Fits(int at)
        {
            if (at == inputs.Cases.Count)
                return true;
            var one = inputs.Cases[at];
            for (var time = 0; time < times.Count && one.Panel.Count > 0; time++)
            {
                if (taken[time].Count == inputs.Rooms
                    || taken[time].Exists(o => o.Subject == one.Subject || o.Panel.Intersect(one.Panel).Any())
                    || inputs.Away.Any(a => (a.Who == one.Subject || one.Panel.Contains(a.Who)) && a.Time.Meets(times[time])))
                    continue;
                taken[time].Add(one);
                if (Fits(at + 1))
                    return true;
                taken[time].Remove(one);
            }

            return false;
        }
    }
}
