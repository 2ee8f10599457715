// Mails to the operators when something needs a person.

param name string
param location string
param tags object

@description('The workspace that holds the app\'s telemetry.')
param workspaceId string
param recipients string[]

@description('Milliseconds that 19 of 20 requests must stay under.')
param slowMilliseconds int

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'funding'
    emailReceivers: [
      for (recipient, i) in recipients: {
        name: 'operator-${i}'
        emailAddress: recipient
        useCommonAlertSchema: true
      }
    ]
  }
}

var alerts = [
  {
    name: 'orchestration-failed'
    description: 'An orchestration failed, or one of its activities keeps failing: a round or application stands still until the cause is gone.'
    severity: 1
    window: 'PT15M'
    query: '''
AppMetrics
| where Name == "funding.orchestration.failed" or (Name == "funding.activity.duration" and tostring(Properties["outcome"]) == "failed")
| summarize Failures = sum(ItemCount) by Name, Activity = strcat(tostring(Properties["activity"]), " ", tostring(Properties["act"]))
| where Name == "funding.orchestration.failed" or Failures >= 5
'''
  }
  {
    name: 'mail-failed'
    description: 'Mails were given up, or the mail service refuses many of them for now; the office page of deliveries lists them.'
    severity: 2
    window: 'PT15M'
    query: '''
AppMetrics
| where Name == "funding.effects" and tostring(Properties["kind"]) == "mail" and tostring(Properties["outcome"]) in ("given-up", "retried")
| summarize GivenUp = sumif(Sum, tostring(Properties["outcome"]) == "given-up"), Retried = sumif(Sum, tostring(Properties["outcome"]) == "retried")
| where GivenUp > 0 or Retried >= 10
'''
  }
  {
    name: 'slow'
    description: 'Pages are slow: 19 of 20 requests of the last half hour should have been answered faster.'
    severity: 2
    window: 'PT30M'
    query: '''
AppRequests
| summarize P95 = percentile(DurationMs, 95), Requests = count()
| where Requests >= 20 and P95 > ${slow}
'''
  }
]

// The newest version that every cloud serves.
#disable-next-line use-recent-api-versions
resource rule 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in alerts: {
    name: 'alert-${name}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.name
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: alert.window
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: replace(alert.query, '\${slow}', string(slowMilliseconds))
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [operators.id]
      }
    }
  }
]
