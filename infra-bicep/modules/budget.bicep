// A mail when the month's cost reaches four fifths of what was planned, and when it is forecast to pass it.

param name string
param monthlyAmount int

@description('First day of the month in which it was made: no earlier month is taken then, and no other one afterwards.')
param start string
param recipients string[]

resource budget 'Microsoft.Consumption/budgets@2026-06-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: monthlyAmount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: start
    }
    notifications: {
      spent: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: recipients
      }
      forecast: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: recipients
      }
    }
  }
}
