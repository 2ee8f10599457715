namespace Funding.Workflows.People;

/// <summary>Where changes of address stand in the system's partition.</summary>
internal static class AddressKeys
{
    public const string Changes = "address-change:";

    public static string Change(string personId) => Changes + personId;
}
