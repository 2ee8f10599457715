namespace Funding.Local;

/// <summary>
/// The keys that links were made with, and those of sessions and forms. They are made at the very first start; where there is data
/// already and keys are missing, somebody lost them, and new ones would quietly void what was made with the old.
/// </summary>
internal static class InstallationKeys
{
    private const string Protection = "protection";

    public static DirectoryInfo ProtectionFolder(string keys) => new(Path.Combine(keys, Protection));

    /// <summary>What is missing, by its name in the folder of keys.</summary>
    public static IReadOnlyList<string> Missing(string keys)
    {
        var protection = ProtectionFolder(keys);
        var missing = new List<string>();
        if (!LinkKeyFile.Exists(keys))
            missing.Add(LinkKeyFile.Name);
        if (!protection.Exists || !protection.EnumerateFiles("key-*.xml").Any())
            missing.Add(Protection);
        return missing;
    }

    /// <summary>Makes what is missing.</summary>
    public static void Make(string keys)
    {
        LinkKeyFile.Open(keys);
        DataProtectionProvider.Create(ProtectionFolder(keys)).CreateProtector(Protection).Protect([]);
    }

    /// <exception cref="CommandException">There is data, and keys are missing.</exception>
    public static async Task DemandAsync(LocalOptions options, CancellationToken cancellation)
    {
        var folder = new DataFolder(options.DataFolder);
        if (Missing(folder.Keys) is { Count: > 0 } missing && await HasDataAsync(options, folder, cancellation))
            throw new CommandException(Lost(folder.Keys, missing));
    }

    private static string Lost(string keys, IReadOnlyList<string> missing) =>
        $"密钥缺失：{keys} 中没有 {string.Join("、", missing)}，而数据已存在。请从备份恢复该目录；确实无法恢复时运行 keys renew，{KeysVoid.Chinese(missing)}"
        + $" / the keys are missing: there is data, and no {string.Join(" and no ", missing)} in {keys}. Restore that folder from a backup;"
        + $" if there is none, run `keys renew`, and {KeysVoid.English(missing)}";

    private static async Task<bool> HasDataAsync(LocalOptions options, DataFolder folder, CancellationToken cancellation)
    {
        if (File.Exists(folder.Storage) || File.Exists(folder.Engine))
            return true;
        if (options.AzureStorage is null)
            return false;
        await using var services = options.AddStorage(new ServiceCollection()).BuildServiceProvider();
        return (await services.GetRequiredService<ITableStore>()
            .QueryAsync(PeopleStore.RolesPartition, KeyRange.All, 1, cancellation: cancellation)).Rows.Count > 0;
    }
}

/// <summary>The keys, for <c>/health/ready</c>: a running process has them in memory, the next start would not.</summary>
internal sealed class KeysPart(string keysFolder) : IReadiness
{
    public string Part => "keys";

    public ValueTask<string?> ReasonAsync(CancellationToken cancellation = default) =>
        new(InstallationKeys.Missing(keysFolder) is { Count: > 0 } missing
            ? $"{string.Join(" and ", missing)} missing from the data folder's keys: restore it from a backup before the next start"
            : null);
}

/// <summary>What is lost with keys, as a command says it.</summary>
internal static class KeysVoid
{
    public static string Chinese(IReadOnlyList<string> missing) => missing.Contains(LinkKeyFile.Name)
        ? "此前邮件中的链接将全部失效" : "所有人须重新登录，已打开的表单须重新填写";

    public static string English(IReadOnlyList<string> missing) => missing.Contains(LinkKeyFile.Name)
        ? "no link that was mailed before works any more" : "everybody signs in again, and forms that are open are filled in again";
}
