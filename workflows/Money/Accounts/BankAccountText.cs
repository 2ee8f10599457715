namespace Funding.Workflows.Money.Accounts;

/// <summary>Names the resource files of the pages of bank accounts.</summary>
public sealed class BankAccountText;
