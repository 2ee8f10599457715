namespace Funding.Local.Commands;

/// <summary><c>--role</c>: the roles by their names.</summary>
internal static class Roles
{
    public static Option<Role> Option()
    {
        var names = string.Join(", ", Enum.GetNames<Role>().Select(n => n.ToLowerInvariant()));
        return new Option<Role>("--role")
        {
            Required = true,
            HelpName = "ROLE",
            Description = $"角色 / Role: {names}",
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (text.Length > 0
                    && !char.IsAsciiDigit(text[0])
                    && Enum.TryParse<Role>(text, ignoreCase: true, out var found)
                    && Enum.IsDefined(found))
                    return found;
                result.AddError($"--role：没有角色 / no such role: '{text}' ({names})");
                return default;
            },
        };
    }
}
