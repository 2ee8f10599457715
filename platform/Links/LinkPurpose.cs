namespace Funding.Platform.Links;

/// <summary>What a link opens. A link of one purpose is refused everywhere else; names are part of the token and never change.</summary>
public enum LinkPurpose
{
    SignIn,
    Apply,
    RecommendDesk,
    OfficerDesk,
    PublicValue,
    ReviewDesk,
    Approve,
    Objection,
    ObjectionDesk,
    SecondAdministrator,
    Office,
}
