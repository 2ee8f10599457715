namespace Funding.Workflows.Stages.Draw;

/// <summary>Addresses of the draw's pages of committee members.</summary>
public static class DrawLinks
{
    public const string PublicValueRoute = Paths.PublicValue;

    public static string PublicValue(string round) => Url.Fill(PublicValueRoute, round);
}
