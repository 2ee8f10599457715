namespace Funding.Platform.Web.Api;

/// <summary>A name of an enumeration in an address, in any case: "publicNotice".</summary>
public static class EnumName
{
    /// <exception cref="RefusedException">It is none of the names.</exception>
    public static T Of<T>(string text, string parameter)
        where T : struct, Enum =>
        text.All(char.IsAsciiLetter) && Enum.TryParse<T>(text, ignoreCase: true, out var value)
            ? value
            : throw new RefusedException(ApiRefusals.BadParameter(parameter));
}
