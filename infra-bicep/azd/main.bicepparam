using 'main.bicep'

// Names and secrets come from azd's environment: azd env set NAME VALUE.

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastasia')
param from = {
  environment: 'Development'
  fromAddress: readEnvironmentVariable('FUNDING_FROM_ADDRESS', 'funding-dev@example.edu.cn')
  fromName: '省教育厅遴选办公室（测试）'
  fromNameEnglish: 'Provincial Department of Education, Selection Office (test)'
  allowedRecipientDomains: [readEnvironmentVariable('FUNDING_RECIPIENT_DOMAIN', 'example.edu.cn')]
}
param operators = [readEnvironmentVariable('FUNDING_OPERATOR', 'funding-operators@example.edu.cn')]
param mailSecret = readEnvironmentVariable('FUNDING_MAIL_SECRET', '')
param linkKeyRing = readEnvironmentVariable('FUNDING_LINK_KEY_RING', '')
param keyCertificate = readEnvironmentVariable('FUNDING_KEY_CERTIFICATE', '')
param identityKey = readEnvironmentVariable('FUNDING_IDENTITY_KEY', '')
