namespace Funding.Workflows.Compose;

/// <summary>How a setting is filled in.</summary>
public enum SettingForm
{
    /// <summary>Settings of fixed names.</summary>
    Map,

    /// <summary>Entries by ids that the file chooses, such as awards.</summary>
    Named,

    /// <summary>Entries in order, each a map.</summary>
    List,

    /// <summary>Words or numbers in order.</summary>
    Words,

    /// <summary>A text in Chinese and English.</summary>
    Both,
    Text,
    Whole,
    Number,
    YesNo,
    Choice,
}

/// <summary>A word that a setting may be, or a kind that an entry may be of, with its sentence.</summary>
public sealed record SettingChoice(string Value, Bilingual Meaning);
