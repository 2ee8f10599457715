namespace Funding.Workflows.Programmes;

/// <summary>What the duties of an award ask of each other, and their kinds of their settings.</summary>
internal static class DutyRules
{
    public static void Check(ProgrammeOutline outline, YamlFile file)
    {
        foreach (var (award, settings) in outline.Programme.Awards)
        {
            var path = $"awards.{award}.duties";
            var duties = settings.Duties ?? [];
            Unique.Check(file, path, duties.Select(d => d.Id), "duty");
            foreach (var (i, duty) in duties.Index())
            {
                Check(duty, [.. duties.Take(i).Select(d => d.Id)], $"{path}[{i}]", file);
                foreach (var fault in outline.Kinds.Duty(duty.Kind).Check(duty.Stage, outline))
                    file.Fault(fault.Path.Length == 0 ? $"{path}[{i}]" : $"{path}[{i}].{fault.Path}", fault.Message);
            }
        }
    }

    private static void Check(DutyOutline duty, IReadOnlyList<string> before, string path, YamlFile file)
    {
        var allowed = string.Join(", ", new[] { DutyOutline.OnAward, DutyOutline.OnEndOfTerm, "a day such as 09-01" }.Concat(before));
        if (duty.Id is DutyOutline.OnAward or DutyOutline.OnEndOfTerm)
            file.Fault($"{path}.id", $"'{duty.Id}' is a word of 'on'; a duty needs another id");
        if ((duty.On is null) == (duty.Every is null))
            file.Fault(path, $"the duty '{duty.Id}' needs either 'on' or 'every'; allowed for on: {allowed}");
        if (duty.On is { } on && on is not (DutyOutline.OnAward or DutyOutline.OnEndOfTerm) && !DutyDate.Is(on) && !before.Contains(on))
            file.Fault(
                $"{path}.on", $"'{on}' opens no duty: it is neither a day of every year nor a duty before this one; allowed: {allowed}");
        if (duty.Needs is { } needs && !before.Contains(needs))
            file.Fault($"{path}.needs", $"'{needs}' is no duty before '{duty.Id}'; allowed: {string.Join(", ", before)}");
    }
}
