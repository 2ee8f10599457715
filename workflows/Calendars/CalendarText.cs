namespace Funding.Workflows.Calendars;

/// <summary>Names the resource files of the page of one's calendar.</summary>
public sealed class CalendarText;
