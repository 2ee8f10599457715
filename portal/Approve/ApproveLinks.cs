using Funding.Services.Links;

namespace Funding.Portal.Approve;

/// <summary>Addresses of the pages of the committee.</summary>
public static class ApproveLinks
{
    public const string Desk = Paths.Approve;
}
