namespace Funding.Platform.Links;

/// <summary>
/// What a link opens. A link of one purpose is refused everywhere else; the name is part of the token and never changes. A kind of stage
/// may have purposes of its own.
/// </summary>
/// <param name="Name">
/// Letters, words beginning with a capital; in JSON the plain text, in addresses recommend-desk for RecommendDesk.
/// </param>
[JsonConverter(typeof(LinkPurposeJson))]
public readonly record struct LinkPurpose(string Name)
{
    public static readonly LinkPurpose SignIn = new(nameof(SignIn));
    public static readonly LinkPurpose Apply = new(nameof(Apply));
    public static readonly LinkPurpose RecommendDesk = new(nameof(RecommendDesk));
    public static readonly LinkPurpose OfficerDesk = new(nameof(OfficerDesk));
    public static readonly LinkPurpose PublicValue = new(nameof(PublicValue));
    public static readonly LinkPurpose ReviewDesk = new(nameof(ReviewDesk));
    public static readonly LinkPurpose Approve = new(nameof(Approve));
    public static readonly LinkPurpose Objection = new(nameof(Objection));
    /// <summary>A party of an application answers whether it consents; the act is the link's alone.</summary>
    public static readonly LinkPurpose Consent = new(nameof(Consent));

    /// <summary>A member of an award consents to join, is heard, or says that it leaves; the act is the link's alone.</summary>
    public static readonly LinkPurpose Membership = new(nameof(Membership));
    public static readonly LinkPurpose ObjectionDesk = new(nameof(ObjectionDesk));
    public static readonly LinkPurpose SecondAdministrator = new(nameof(SecondAdministrator));
    public static readonly LinkPurpose Office = new(nameof(Office));

    /// <summary>One end of a change of address; it opens no desk and signs nobody in.</summary>
    public static readonly LinkPurpose AddressChange = new(nameof(AddressChange));

    /// <summary>Reads what lies on a person's days, for their calendar program; it opens no desk and signs nobody in.</summary>
    public static readonly LinkPurpose Calendar = new(nameof(Calendar));

    /// <summary>Those that sign somebody in and belong to no kind of stage.</summary>
    public static IReadOnlyList<LinkPurpose> All { get; } =
    [
        SignIn, Apply, RecommendDesk, OfficerDesk, PublicValue, ReviewDesk, Approve, Objection, Consent, Membership, ObjectionDesk,
        SecondAdministrator, Office,
    ];

    /// <summary>As addresses write it.</summary>
    public string Slug =>
        string.Concat(Name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    public override string ToString() => Name ?? "";
}

internal sealed class LinkPurposeJson : JsonConverter<LinkPurpose>
{
    public override LinkPurpose Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A link's purpose is written by its name."));

    public override void Write(Utf8JsonWriter writer, LinkPurpose value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Name);
}
