namespace Funding.Workflows.Parts;

/// <summary>Where applicants fill a part in.</summary>
public interface IPartPages
{
    /// <summary>Maps the kind's pages, once for all programmes.</summary>
    /// <param name="apply">The group of the applicants' pages, with its rule of roles.</param>
    void Map(IEndpointRouteBuilder apply);

    /// <summary>The same for the kind's own addresses of the API.</summary>
    void MapApi(IEndpointRouteBuilder api);

    Bilingual Title(PartOutline part);

    /// <summary>The address of its page for one application.</summary>
    string Path(PartOutline part, string round, string application);
}
