namespace Funding.Pages.Tests.Fixture;

/// <summary>The one-machine host with a shipped programme whose first criterion asks for a comment at its extremes.</summary>
public sealed class AskingHost : StageHost
{
    private readonly string programmes = ShippedCatalogue.Copy(text => text.Replace(
        "          max: 10\n        - id: skills\n",
        "          max: 10\n          commentAtOrBelow: 3\n          commentAtOrAbove: 9\n        - id: skills\n",
        StringComparison.Ordinal));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(programmes, recursive: true);
    }

    protected override LocalOptions Configure(LocalOptions options) => options with { ProgrammesFolder = programmes };
}
