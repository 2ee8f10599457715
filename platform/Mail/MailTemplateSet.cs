namespace Funding.Platform.Mail;

/// <summary>Mails beside those of <see cref="MailTemplates"/>.</summary>
public interface IMailTemplates
{
    IEnumerable<MailTemplate> Own { get; }
}

/// <summary>Every mail of the installation by its name.</summary>
public sealed class MailTemplateSet(IEnumerable<IMailTemplates> more)
{
    private readonly Lazy<FrozenDictionary<string, MailTemplate>> byName = new(() =>
        MailTemplates.All.Concat(more.SelectMany(m => m.Own)).ToFrozenDictionary(template => template.Name));

    public IEnumerable<MailTemplate> All => byName.Value.Values;

    public MailTemplate? Find(string name) => byName.Value.GetValueOrDefault(name);
}
