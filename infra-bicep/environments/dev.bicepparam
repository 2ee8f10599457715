using '../main.bicep'

// One small installation to try things on: awake for a second in every minute, no network of its own, mail to the authority's own domain alone.

param environmentName = 'dev'
param authority = '省教育厅'
param authorityEnglish = 'Provincial Department of Education'
param contact = {
  phone: '0000-00000000'
  email: 'funding@example.edu.cn'
  supervision: '0000-00000001'
  address: '省城文教路1号'
  addressEnglish: '1 Wenjiao Road, the provincial capital'
}
param dataRedundancy = 'Standard_LRS'
param keepDeletedDays = 7
param lockData = false
param privateNetwork = false
param mail = {
  transport: 'SendGrid'
  webhookKey: ''
}
param from = {
  environment: 'Development'
  fromAddress: 'funding-dev@example.edu.cn'
  fromName: '省教育厅遴选办公室（测试）'
  fromNameEnglish: 'Provincial Department of Education, Selection Office (test)'
  allowedRecipientDomains: ['example.edu.cn']
}
param mailSecret = readEnvironmentVariable('FUNDING_MAIL_SECRET', '')
param linkKeyRing = readEnvironmentVariable('FUNDING_LINK_KEY_RING', '')
param keyCertificate = readEnvironmentVariable('FUNDING_KEY_CERTIFICATE', '')
param identityKey = readEnvironmentVariable('FUNDING_IDENTITY_KEY', '')
param openIdSecret = readEnvironmentVariable('FUNDING_OPENID_SECRET', '')
param smsSecret = readEnvironmentVariable('FUNDING_SMS_SECRET', '')
param operators = ['funding-operators@example.edu.cn']
param logRetentionDays = 30
param monthlyBudget = 50
param budgetStart = readEnvironmentVariable('FUNDING_BUDGET_START', '')
