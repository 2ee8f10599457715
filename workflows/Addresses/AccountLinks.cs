namespace Funding.Workflows.Addresses;

/// <summary>Addresses of one's own account, its number and calendar, and of the two ends of a change of its address.</summary>
public static class AccountLinks
{
    public const string Account = Paths.Account;
    public const string Address = Account + "/address";
    public const string TakeBack = Address + "/stop";
    public const string Phone = Account + "/phone";
    public const string PhoneConfirm = Phone + "/confirm";
    public const string PhoneRemove = Phone + "/remove";
    public const string Calendar = Account + "/calendar";
    public const string CalendarRenew = Calendar + "/address";
    public const string CalendarEnd = Calendar + "/end";
}
