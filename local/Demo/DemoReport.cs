using Spectre.Console;

namespace Funding.Local.Demo;

/// <summary>The result, and whether everything that was promised came to pass.</summary>
internal static class DemoReport
{
    /// <returns>True when nothing is missing.</returns>
    public static async Task<bool> TellAsync(
        Terminal terminal, DemoYear year, DemoExports exports, IReadOnlyList<Check> checks, TimeSpan elapsed)
    {
        var rows = await DemoRows.ReadAsync(year.Services, year.Round);
        var table = new Table().Border(TableBorder.Simple).AddColumns("名次 / rank", "单位 / organisation", "推荐 / desk", "证书 / certificate");
        foreach (var award in rows.Awards)
            table.AddRow(Markup.Escape(award.Rank.ToString(CultureInfo.InvariantCulture)), Markup.Escape(award.OrganisationName),
                Markup.Escape(rows.Desks.Of(award.Desk).Name.Zh), Markup.Escape(award.CertificateNumber));
        terminal.Ansi.Write(table);
        var head = await year.Services.GetRequiredService<ITableStore>().GetAsync<AuditHead>(
            RoundKeys.Partition(year.Round), AuditKeys.Head);
        terminal.Out.WriteLine($"排名哈希 / ranking hash   {rows.Round.RankingHash}");
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"审计记录 / audit entries  {head?.Value.Sequence}"));
        terminal.Out.WriteLine($"导出 / exports            {exports.Folder}");
        return Tell(terminal, checks, elapsed);
    }

    /// <inheritdoc cref="TellAsync"/>
    public static bool Tell(Terminal terminal, IReadOnlyList<Check> checks, TimeSpan elapsed)
    {
        foreach (var check in checks)
            terminal.Out.WriteLine(check.Done ? $"  ✓ {check.Name}" : $"  ✗ {check.Name}: {check.Detail}");
        var missing = checks.Count(c => !c.Done);
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{checks.Count - missing}/{checks.Count}，用时 / in {elapsed.TotalSeconds:0.0} s"));
        return missing == 0;
    }
}
