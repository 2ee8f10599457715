namespace Funding.Local.Calls;

internal sealed record TokenRequest(string Email, Role Role, string? Desk, int Days);

internal sealed record TokenAnswer(string Token, DateTimeOffset ExpiresAt);

internal sealed record InviteRequest(string Email, Role Role, string? Desk, string? Name);

internal sealed record InviteAnswer(string Link);

/// <param name="Partition">Of a round, or the system's own; null lists the partitions that have a chain.</param>
internal sealed record AuditRequest(string? Partition, string? Continuation);

internal sealed record AuditAnswer(IReadOnlyList<string> Partitions, IReadOnlyList<AuditEntry> Entries, string? Continuation);

/// <summary>Every call, by name.</summary>
internal static class CommandCalls
{
    public static readonly CommandCall<TokenRequest, TokenAnswer> Token = new("token", TokenAsync);
    public static readonly CommandCall<InviteRequest, InviteAnswer> Invite = new("invite", InviteAsync);
    public static readonly CommandCall<AuditRequest, AuditAnswer> Audit = new("audit", AuditAsync);

    public static IReadOnlyList<ICommandCall> All { get; } = [Token, Invite, Audit];

    private static async Task<TokenAnswer> TokenAsync(IServiceProvider services, TokenRequest request, CancellationToken cancellation)
    {
        var days = Math.Clamp(request.Days, 0, 100_000);
        var issued = await services.GetRequiredService<ApiTokens>().IssueAsync(
            request.Email, request.Role, request.Desk, TimeSpan.FromDays(days), cancellation);
        return new(issued.Text, issued.Token.ExpiresAt);
    }

    private static async Task<InviteAnswer> InviteAsync(IServiceProvider services, InviteRequest request, CancellationToken cancellation)
    {
        if (EmailAddress.Normalised(request.Email) is null)
            throw new RefusedException(new Refusal("email-invalid", "email", "请填写有效的邮箱地址。", "Give a valid e-mail address."));
        if (request.Role != Role.Officer && request.Role == Role.Recommender != request.Desk is not null)
            throw new RefusedException(new Refusal(
                "desk-required", "desk", "推荐人须写明推荐单位，审查人员可写明部门（--desk），其他角色不写。",
                "A recommender has a desk, an officer may have a department (--desk); no other role has one."));
        if (request.Desk is { } desk && !await services.GetRequiredService<DeskDirectory>().HasAsync(request.Role, desk, cancellation))
            throw new RefusedException(new Refusal("desk-unknown", "desk", $"没有推荐单位“{desk}”。", $"There is no desk '{desk}'."));
        var person = await services.GetRequiredService<PeopleCommands>().InviteAsync(
            request.Email, request.Role, request.Desk, request.Name ?? "", cancellation);
        return new(await SignInLinkAsync(services, person, cancellation));
    }

    /// <summary>A one-time sign-in link of a person, for the terminal of the machine's owner.</summary>
    public static async Task<string> SignInLinkAsync(IServiceProvider services, Person person, CancellationToken cancellation)
    {
        var links = services.GetRequiredService<LinkService>();
        var terms = new LinkTerms
        {
            Purpose = LinkPurpose.SignIn,
            Subject = person.Email,
            ExpiresAt = services.GetRequiredService<TimeProvider>().GetUtcNow() + services.GetRequiredService<SignInLimits>().Lifetime,
            AllowedUses = 1,
        };
        var token = links.TokenOf(await links.IssueAsync(person.Id, terms, cancellation));
        return services.GetRequiredService<MailOptions>().Page($"/signin/{token}").AbsoluteUri;
    }

    private static async Task<AuditAnswer> AuditAsync(IServiceProvider services, AuditRequest request, CancellationToken cancellation)
    {
        var tables = services.GetRequiredService<ITableStore>();
        if (request.Partition is null)
        {
            var partitions = new List<string> { HomeKeys.System };
            await foreach (var row in tables.EnumerateAsync(RoundKeys.RoundsPartition, KeyRange.All, cancellation))
                partitions.Add(RoundKeys.Partition(row.Key));
            await foreach (var row in tables.EnumerateAsync(AwardKeys.AwardsPartition, KeyRange.All, cancellation))
                partitions.Add(AwardKeys.Partition(row.Key));
            return new(partitions, [], null);
        }

        if (request.Continuation is null)
            await services.GetRequiredService<AuditSequencer>().SequenceAsync(request.Partition, cancellation);
        var page = await tables.QueryAsync(request.Partition, KeyRange.Prefix(AuditKeys.Entry), 1000, request.Continuation, cancellation);
        return new([], [.. page.Rows.Select(Entry)], page.Continuation);
    }

    private static AuditEntry Entry(Row row)
    {
        try
        {
            return RowCodec.ReadHashed<AuditEntry>(row);
        }
        catch (InvalidDataException wrong)
        {
            throw new RefusedException(
                new Refusal("audit-entry-damaged", null, $"审计记录损坏：{wrong.Message}", $"An audit entry is damaged: {wrong.Message}"));
        }
    }
}
