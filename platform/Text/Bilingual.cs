namespace Funding.Platform.Text;

/// <summary>Text in the two languages of the portal; policy terms keep their Chinese names in both.</summary>
public sealed record Bilingual(string Zh, string En)
{
    public static Bilingual Same(string text) => new(text, text);

    public string In(string language) => language == "en" ? En : Zh;
}
