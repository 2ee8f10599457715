namespace Funding.Tests.Support.Mail;

/// <summary>How <see cref="SmtpPeer"/> treats the next mails.</summary>
public enum SmtpMood
{
    Accept,

    /// <summary>550 at RCPT TO.</summary>
    RejectRecipient,

    /// <summary>554 after the data.</summary>
    RejectContent,

    /// <summary>451 at RCPT TO, as a greylisting server does.</summary>
    Greylist,

    /// <summary>421 instead of a greeting.</summary>
    Busy,

    /// <summary>Takes the mail and hangs up before answering: the sender cannot know.</summary>
    DropAfterData,

    /// <summary>Hangs up at MAIL FROM.</summary>
    DropAtStart,

    /// <summary>Takes the connection and never says anything.</summary>
    Silent,

    /// <summary>Takes the mail, then hangs up at QUIT.</summary>
    DropAtQuit,
}

/// <summary>A scripted SMTP server on a free loopback port that keeps the raw mails it was given.</summary>
public sealed class SmtpPeer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentBag<Task> sessions = [];
    private readonly Task accepting;

    public SmtpPeer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public SmtpMood Mood { get; set; }

    /// <summary>User and password it demands; null for none.</summary>
    public (string User, string Password)? Login { get; set; }

    /// <summary>Offers STARTTLS with this certificate.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Whether addresses may have characters beyond ASCII.</summary>
    public bool OffersUtf8 { get; set; }

    public ConcurrentQueue<byte[]> Mails { get; } = new();

    public ConcurrentQueue<string> Commands { get; } = new();

    public async ValueTask DisposeAsync()
    {
        if (stop.IsCancellationRequested)
            return;
        await stop.CancelAsync();
        await accepting;
        listener.Stop();
        await Task.WhenAll(sessions);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                sessions.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await new SmtpSession(this, client.GetStream(), stop.Token).RunAsync();
            }
            catch (Exception e) when (e is IOException or OperationCanceledException
                or SocketException or System.Security.Authentication.AuthenticationException)
            {
            }
        }
    }

    private sealed class SmtpSession(SmtpPeer peer, Stream stream, CancellationToken stop)
    {
        private Stream wire = stream;
        private bool secured;
        private bool loggedIn;

        public async Task RunAsync()
        {
            if (peer.Mood == SmtpMood.Silent)
                await Task.Delay(Timeout.Infinite, stop);
            await SayAsync(peer.Mood == SmtpMood.Busy ? "421 busy, come back later" : "220 peer ready");
            while (await ReadLineAsync() is { } line)
            {
                peer.Commands.Enqueue(line);
                if (!await AnswerAsync(line, line.Split(' ')[0].ToUpperInvariant()))
                    return;
            }
        }

        private async Task<bool> AnswerAsync(string line, string verb)
        {
            switch (verb)
            {
                case "EHLO":
                    await SayAsync("250-peer\r\n250-8BITMIME" + (peer.OffersUtf8 ? "\r\n250-SMTPUTF8" : "")
                        + (peer.Certificate is not null && !secured ? "\r\n250-STARTTLS" : "") + (peer.Login is null
                            ? ""
                            : "\r\n250-AUTH PLAIN") + "\r\n250 OK");
                    return true;
                case "STARTTLS":
                    await SayAsync("220 go ahead");
                    var tls = new SslStream(wire);
                    await tls.AuthenticateAsServerAsync(peer.Certificate!);
                    (wire, secured) = (tls, true);
                    return true;
                case "AUTH":
                    var expected = $"\0{peer.Login?.User}\0{peer.Login?.Password}";
                    loggedIn = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2])) == expected;
                    await SayAsync(loggedIn ? "235 welcome" : "535 5.7.8 wrong user or password");
                    return true;
                case "MAIL" when peer.Mood == SmtpMood.DropAtStart:
                    return false;
                case "MAIL":
                    await SayAsync(peer.Login is null || loggedIn ? "250 OK" : "530 5.7.0 log in first");
                    return true;
                case "RCPT":
                    await SayAsync(peer.Mood switch
                    {
                        SmtpMood.RejectRecipient => "550 5.1.1 no such mailbox",
                        SmtpMood.Greylist => "451 4.7.1 greylisted, try again later",
                        _ => "250 OK",
                    });
                    return true;
                case "DATA":
                    await SayAsync("354 go on");
                    var mail = await ReadDataAsync();
                    if (peer.Mood != SmtpMood.RejectContent)
                        peer.Mails.Enqueue(mail);
                    if (peer.Mood == SmtpMood.DropAfterData)
                        return false;
                    await SayAsync(peer.Mood == SmtpMood.RejectContent ? "554 5.7.1 looks like spam" : "250 queued");
                    return true;
                case "QUIT":
                    if (peer.Mood != SmtpMood.DropAtQuit)
                        await SayAsync("221 bye");
                    return false;
                default:
                    await SayAsync("250 OK");
                    return true;
            }
        }

        private async Task SayAsync(string text) => await wire.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"), stop);

        private async Task<byte[]> ReadDataAsync()
        {
            var mail = new MemoryStream();
            while (await ReadLineBytesAsync() is { } line)
            {
                if (line is [(byte)'.'])
                    break;
                mail.Write(line.AsSpan(line is [(byte)'.', ..] ? 1 : 0));
                mail.Write("\r\n"u8);
            }

            return mail.ToArray();
        }

        private async Task<string?> ReadLineAsync() => await ReadLineBytesAsync() is { } line ? Encoding.UTF8.GetString(line) : null;

        private async Task<byte[]?> ReadLineBytesAsync()
        {
            var line = new List<byte>();
            var one = new byte[1];
            while (await wire.ReadAsync(one, stop) == 1)
            {
                if (one[0] == '\n')
                    return [.. line.Where(b => b != '\r')];
                line.Add(one[0]);
            }

            return null;
        }
    }
}
