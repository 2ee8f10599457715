using System.CommandLine;
using Funding.Engine;
using Funding.Local.Backup;
using Funding.Services.Links;

namespace Funding.Local.Commands;

internal static class KeysCommand
{
    public static Command Create(Terminal terminal) => new("keys", "链接密钥 / The keys of links") { Renew(terminal) };

    private static Command Renew(Terminal terminal)
    {
        var data = DataOption.Create();
        var command = new Command(
            "renew",
            "密钥丢失且无备份时生成新密钥，旧链接全部失效 / Make new keys where they were lost and no backup has them: every older link is void") { data };
        command.SetAction(parsed =>
        {
            var folder = new DataFolder(DataOption.Existing(parsed.GetValue(data)));
            using var held = DataFolderLock.Acquire(folder.Root);
            if (LinkKeyFile.Exists(folder.Keys))
                throw new CommandException($"密钥仍在，未作更改 / the keys are there, nothing was changed: {folder.Keys}");
            LinkKeyFile.Open(folder.Keys);
            terminal.Out.WriteLine(
                $"{folder.Keys}: 已生成新密钥，此前邮件中的链接全部失效；请为仍在等待的人员重发链接 / new keys were made and no link that was mailed before works: "
                    + $"send those who wait a fresh one");
            return ExitCode.Done;
        });
        return command;
    }
}
