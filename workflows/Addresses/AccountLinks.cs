namespace Funding.Workflows.Addresses;

/// <summary>Addresses of one's own account, and of the two ends of a change of its address.</summary>
public static class AccountLinks
{
    public const string Account = Paths.Account;
    public const string Address = Account + "/address";
    public const string TakeBack = Address + "/stop";
}
