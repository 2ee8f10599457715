namespace Funding.Platform.Sms;

/// <summary>Settings of the section <c>Sms</c>: an HTTP gateway that takes text messages.</summary>
/// <param name="Gateway">Where messages are posted.</param>
/// <param name="Secret">Signs them, in the form of <see cref="WebhookSignature.NewSecret"/>.</param>
public sealed record SmsOptions(Uri Gateway, string Secret)
{
    /// <summary>Messages that one person gets within a day, codes included.</summary>
    public int PerPersonAndDay { get; init; } = 3;

    /// <summary>Messages to everybody within a day: each costs money.</summary>
    public int PerDay { get; init; } = 500;

    /// <summary>For one attempt.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Reads the settings.</summary>
    /// <returns>Null where none is given: no text message is sent.</returns>
    /// <exception cref="InvalidOperationException">Some are missing or wrong; the message names each and repeats no secret.</exception>
    public static SmsOptions? Of(IConfigurationSection section, MailEnvironment environment)
    {
        if (string.IsNullOrEmpty(section["Gateway"]) && string.IsNullOrEmpty(section["Secret"]))
            return null;
        var problems = new List<string>();
        if (!Uri.TryCreate(section["Gateway"], UriKind.Absolute, out var gateway)
            || (gateway.Scheme != Uri.UriSchemeHttps && !(gateway.Scheme == Uri.UriSchemeHttp && gateway.IsLoopback)))
            problems.Add($"{nameof(Gateway)} must be an https address");
        else if (environment != MailEnvironment.Production && !gateway.IsLoopback)
            problems.Add($"{nameof(Gateway)} must be on loopback outside production: text messages reach real people");
        if (!WebhookSignature.IsSecret(section["Secret"]))
            problems.Add($"{nameof(Secret)} must be whsec_ and at least 24 bytes in base64");
        var perPerson = Limit(nameof(PerPersonAndDay), 3, 20);
        var perDay = Limit(nameof(PerDay), 500, 1000);
        return problems.Count > 0
            ? throw new InvalidOperationException("Sms settings: " + string.Join("; ", problems))
            : new(gateway!, section["Secret"]!) { PerPersonAndDay = perPerson, PerDay = perDay };

        int Limit(string name, int usual, int most)
        {
            var limit = section.GetValue(name, usual);
            if (limit < 1 || limit > most)
                problems.Add($"{name} must be 1 to {most}");
            return limit;
        }
    }
}
