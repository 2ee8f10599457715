namespace Funding.Platform.Tests.Mail;

/// <summary>The sender over a fresh store, a mailbox or another transport, and one person.</summary>
public sealed class MailHouse : IAsyncDisposable
{
    private readonly LinkHouse desk = new();

    public MailHouse()
    {
        Deliveries = new DeliveryLog(desk.Store);
        Mailbox = new Mailbox(desk.Store);
        People = new PeopleStore(desk.Store, desk.Clock);
    }

    public ITableStore Store => desk.Store;

    public FakeTimeProvider Clock => desk.Clock;

    public LinkService Links => desk.Links;

    public DeliveryLog Deliveries { get; }

    public Mailbox Mailbox { get; }

    public PeopleStore People { get; }

    public MailSender Sender(IMailTransport? transport = null, MailOptions? options = null) =>
        new(
            transport ?? new MailboxTransport(Mailbox, Clock),
            new MailRenderer(options ?? MailSamples.Options, new MailTemplateSet([])),
            Deliveries,
            Links,
            People,
            options ?? MailSamples.Options,
            Clock);

    /// <summary>An invitation with a link of its own.</summary>
    public async Task<MailRequest> RequestAsync(string email = "zhang@example.org", string language = "zh")
    {
        var person = await People.GetOrCreateAsync(email, language, "张三");
        var data = new Dictionary<string, string> { ["RoundName"] = "评审", ["Count"] = "12", ["Deadline"] = "2026-06-30T23:59:59+08:00" };
        return MailTemplates.ReviewInvitation.To(person.Id, data, new LinkRef { Path = "/link", Terms = desk.Terms() }, "r1");
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();
}
