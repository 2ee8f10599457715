namespace Funding.Platform.Web;

/// <summary>One bar of a chart: at least 0.</summary>
public sealed record Bar(string Name, decimal Value, string? Note = null);
