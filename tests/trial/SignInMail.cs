namespace Funding.Trial;

/// <summary>The mail that a visitor waits for after asking to sign in.</summary>
internal static class SignInMail
{
    /// <summary>Path and query of the newest sign-in link that was mailed to the address, once it is there.</summary>
    /// <exception cref="InvalidOperationException">No mail came within half a minute.</exception>
    public static async Task<string> LinkAsync(IServiceProvider services, string email)
    {
        var mail = new MailProgram(services.GetRequiredService<Mailbox>());
        for (var tries = 0; tries < 300; tries++)
        {
            if (await mail.NewestLinkAsync(email, "/signin/") is { } link)
                return link;
            await Task.Delay(100);
        }

        throw new InvalidOperationException($"No mail for {email}.");
    }
}
