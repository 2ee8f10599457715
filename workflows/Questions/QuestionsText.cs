namespace Funding.Workflows.Questions;

/// <summary>Names the resource files of a question and its answer.</summary>
public sealed class QuestionsText;
