namespace Funding.Workflows.Money.Accounts;

/// <summary>What was typed of a bank account.</summary>
public sealed record AccountDraft(
    string AccountName, string Number, string Bank, string BankCode, string Contact, string Phone)
{
    /// <summary>Digits of the shortest and the longest number that banks of the country give organisations.</summary>
    public const int FewestDigits = 8;

    /// <inheritdoc cref="FewestDigits"/>
    public const int MostDigits = 32;

    private const int BankCodeDigits = 12;
    private const int MostCharacters = 100;

    /// <summary>In their stored form. An organisation's account has no check digit that would be the same at every bank.</summary>
    /// <exception cref="RefusedException">Names each field that is wrong.</exception>
    public AccountDraft Demand()
    {
        var refusals = new List<Refusal>();
        var read = new AccountDraft(
            Text(AccountName, "accountName"), DigitsOf(Number), Text(Bank, "bank"), DigitsOf(BankCode), Text(Contact, "contact"),
            TextIdentity.Tidy(Phone));
        if (read.Number.Length is < FewestDigits or > MostDigits || !read.Number.All(char.IsAsciiDigit))
            refusals.Add(AccountRefusals.Number());
        if (read.BankCode.Length != BankCodeDigits || !read.BankCode.All(char.IsAsciiDigit)) refusals.Add(AccountRefusals.BankCode());
        if (!AnswerText.IsPhone(read.Phone)) refusals.Add(AccountRefusals.Phone());
        return refusals.Count == 0 ? read : throw new RefusedException(refusals);

        string Text(string typed, string field)
        {
            var text = TextIdentity.Tidy(typed);
            if (text.Length is 0 or > MostCharacters)
                refusals.Add(AccountRefusals.Text(field, MostCharacters));
            else if (text[0] is '=' or '+' or '-' or '@')
                refusals.Add(AccountRefusals.Formula(field));
            else
                refusals.AddRange(TextSafety.Check(text, field, multiline: false));
            return text;
        }
    }

    /// <summary>A number without the spaces and hyphens of its print, in half width.</summary>
    public static string DigitsOf(string? typed) =>
        string.Concat(NormalForm.Nfkc(typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-'));
}
