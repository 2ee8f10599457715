using Funding.Services.Links;

namespace Funding.Portal.Apply;

/// <summary>Addresses of the pages of applicants and objectors.</summary>
public static class ApplyLinks
{
    public const string Desk = Paths.Apply;
}
