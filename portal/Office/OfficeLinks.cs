using Funding.Services.Links;

namespace Funding.Portal.Office;

/// <summary>Addresses of the pages of officers and administrators.</summary>
public static class OfficeLinks
{
    public const string Desk = Paths.Office;
}
