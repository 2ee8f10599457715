using Funding.Pages.Tests.OwnKind;

namespace Funding.Pages.Tests.OtherStages;

/// <summary>The one-machine host with a programme whose call is rolling: rules with one place, then a statement that each signs.</summary>
public sealed class RollingHost : PortalHost
{
    public const string Programme = "rolling-grants";

    private readonly string programmes = ShippedCatalogue.Copy();

    public RollingHost()
    {
        var from = SmallGrants.Text.IndexOf("stages:", StringComparison.Ordinal);
        var to = SmallGrants.Text.IndexOf("awards:", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(programmes, $"{Programme}.yaml"), SmallGrants.Text[..from]
            .Replace($"id: {SmallGrants.Id}", $"id: {Programme}", StringComparison.Ordinal)
            .Replace("Small grants (小额资助)", "Rolling grants (常年资助)", StringComparison.Ordinal) + """
            stages:
              - { stage: rolling-call, id: call, days: 60, perSubject: 2 }
              - { stage: rules, id: rules, places: 1, reserve: 1, rules: [{ id: fit, expression: 'ApplicantKind == "school"',
                  citation: "authority's setting", message: { zh: 仅限学校申报, en: Only schools apply } }] }
              - { stage: statement, id: sign, workingDays: 5, text: { zh: 所报材料均属实。, en: All that is submitted is true. } }

            """ + SmallGrants.Text[to..]);
    }

    public RoundPlayer Round => new(Services, Time, id: Workflows.Rounds.Round.IdOf(Programme, 2026, 1));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(programmes, recursive: true);
    }

    protected override LocalOptions Configure(LocalOptions options) => options with
    {
        ProgrammesFolder = programmes,
        AddKinds = StatementHost.AddKind,
    };
}
