namespace Funding.Pages.Tests.Played.Duties;

/// <summary>Everybody's part in a kind of duty, by pages.</summary>
internal abstract class DutyActor(IServiceProvider services, Participants people)
{
    public const string Title = "材料.pdf";

    public abstract IReadOnlyList<string> Kinds { get; }

    protected Participant Officer => people.Of(Cast.Officer);

    protected Participant SecondOfficer => people.Of(Cast.SecondOfficer);

    protected Participants People => people;

    protected T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    protected Participant HolderOf(AwardRead award) => people.Of(AwardPlayer.HolderOf(award));

    /// <returns>Whether somebody acted.</returns>
    public abstract Task<bool> ActAsync(AwardRead award, Duty duty, DateOnly today);

    /// <summary>A document into a slot of the duty's papers.</summary>
    protected static async Task UploadAsync(Participant who, string papers, string slot)
    {
        await who.OpenAsync(papers);
        await who.UploadAsync($"form[action$='/slot/{slot}']", Title, SampleApplication.PdfWith(""));
    }

    /// <summary>Of what might be typed that which the form of the page asks for.</summary>
    protected static IEnumerable<(string, string)> Asked(Participant who, string form, IReadOnlyDictionary<string, string> typed)
    {
        var names = who.NamesOf(form);
        return typed.Where(t => names.Contains(t.Key)).Select(t => (t.Key, t.Value));
    }
}
