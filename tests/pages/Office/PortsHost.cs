using Funding.Tests.Support.Mail;
using Funding.Tests.Support.Webhooks;

namespace Funding.Pages.Tests.Office;

/// <summary>A portal that tells other systems and sends text messages, both to peers on loopback.</summary>
public sealed class PortsHost : StageHost
{
    public WebhookPeer Receiver { get; } = WebhookPeer.StartAsync().GetAwaiter().GetResult();

    public SmsPeer Gateway { get; } = SmsPeer.StartAsync().GetAwaiter().GetResult();

    protected override LocalOptions Configure(LocalOptions options) => options with
    {
        AddKinds = services => services.AddSms(Gateway.Options)
            .Configure<WebhookOptions>(o => (o.Enabled, o.AllowLoopback) = (true, true)),
    };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Receiver.DisposeAsync();
        await Gateway.DisposeAsync();
    }
}
