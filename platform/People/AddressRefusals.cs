namespace Funding.Platform.People;

public static class AddressRefusals
{
    private static readonly Texts Texts = new(typeof(AddressRefusals));

    /// <summary>A change of address is being carried out: a matter of moments.</summary>
    public static Refusal OnTheWay() => new("address-on-the-way", "email", Texts.Of("on-the-way")) { Kind = RefusalKind.Conflict };

    public static Refusal Invalid() => new("email-invalid", "email", Texts.Of("invalid"));

    public static Refusal Same() => new("address-same", "email", Texts.Of("same"));

    /// <summary>Told to the office, and at the new end to whoever reads its mail.</summary>
    public static Refusal Taken() => new("address-taken", "email", Texts.Of("taken")) { Kind = RefusalKind.Conflict };

    /// <summary>Stopped, done, or asked for again since.</summary>
    public static Refusal Over() => new("address-change-over", null, Texts.Of("over")) { Kind = RefusalKind.Closed };

    public static Refusal Expired() => new("address-change-expired", null, Texts.Of("expired")) { Kind = RefusalKind.Closed };

    public static Refusal Own() => new("address-own", null, Texts.Of("own")) { Kind = RefusalKind.Forbidden };

    public static Refusal TooMany(TimeSpan wait) =>
        new("address-too-many", "email", Texts.Of("too-many", Math.Max(1, (int)Math.Ceiling(wait.TotalHours))))
        {
            Kind = RefusalKind.TooMany
        };
}
