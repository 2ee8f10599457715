namespace Funding.Workflows.Stages.Forwarding;

/// <summary>Names the resource files of what a forwarding's pages show.</summary>
public sealed class ForwardingText;
