using '../main.bicep'

// Azure operated by 21Vianet: no Flex Consumption and no Durable Task Scheduler there, and personal data stays in the country,
// so mail leaves through the authority's own mail server. Budgets are set in that cloud's own portal.

param environmentName = 'prod'
param authority = '省教育厅'
param authorityEnglish = 'Provincial Department of Education'
param contact = {
  phone: '0000-00000000'
  email: 'funding@example.edu.cn'
  supervision: '0000-00000001'
  address: '省城文教路1号'
  addressEnglish: '1 Wenjiao Road, the provincial capital'
}
param plan = 'Dedicated'
param dedicatedSku = 'P1v3'
param alwaysReady = 2
param dataRedundancy = 'Standard_ZRS'
param keepDeletedDays = 30
param lockData = true
param durable = 'AzureStorage'
param privateNetwork = true
param publicAddress = 'https://funding.example.edu.cn'
param mail = {
  transport: 'Smtp'
  host: 'smtp.example.edu.cn'
  port: 465
  security: 'Implicit'
  user: 'funding@example.edu.cn'
}
param from = {
  environment: 'Production'
  fromAddress: 'funding@example.edu.cn'
  fromName: '省教育厅遴选办公室'
  fromNameEnglish: 'Provincial Department of Education, Selection Office'
  allowedRecipientDomains: []
}
param mailSecret = readEnvironmentVariable('FUNDING_MAIL_SECRET', '')
param linkKeyRing = readEnvironmentVariable('FUNDING_LINK_KEY_RING', '')
param keyCertificate = readEnvironmentVariable('FUNDING_KEY_CERTIFICATE', '')
param identityKey = readEnvironmentVariable('FUNDING_IDENTITY_KEY', '')
param openIdSecret = readEnvironmentVariable('FUNDING_OPENID_SECRET', '')
param smsSecret = readEnvironmentVariable('FUNDING_SMS_SECRET', '')
param entraClientId = readEnvironmentVariable('FUNDING_ENTRA_CLIENT_ID', '')
param entraAuthority = 'https://login.partner.microsoftonline.cn/'
param scannerHost = readEnvironmentVariable('FUNDING_SCANNER_HOST', '')
param operators = ['funding-operators@example.edu.cn']
param dailyTelemetryGb = 5
param logRetentionDays = 180
