// What the app reads; every name is told in docs/deploying.md. Secrets are references to the vault.

import { mailTransport, openIdProvider, paymentRules, sender, textGateway } from '../types.bicep'

param siteName string
param dedicated bool
param clientId string

@description('Endpoints of the account of the host and of Durable Functions.')
param runtime { blob: string, queue: string, table: string }

@description('Endpoints, table and container of the rounds.')
param data { blob: string, table: string, tableName: string, containerName: string }

@description('Of Application Insights.')
param telemetryConnection string

@description('Whether orchestrations are kept by the Durable Task Scheduler and not in the storage account.')
param managedScheduler bool
param schedulerEndpoint string
param taskHub string
param publicAddress string
param mail mailTransport
param from sender

@description('The vault\'s reference of SendGrid\'s key or the mail server\'s password.')
param mailReference string

@description('The vault\'s reference of the key ring of links.')
param keyRingReference string

@description('The vault\'s reference of the certificate that seals the keys of sessions and forms.')
param keyCertificateReference string

@description('The vault\'s reference of the key of identity hashes.')
param identityKeyReference string
param authority string
param authorityEnglish string
param contact { phone: string, email: string, supervision: string, address: string, addressEnglish: string }

@description('Where clamd listens; empty leaves documents unscanned, and they say so.')
param scannerHost string

@description('Whether administrators sign in through Entra ID.')
param entraSignIn bool

@description('Absent, nobody signs in by OpenID Connect.')
param openId openIdProvider?

@description('The vault\'s reference of the secret at that provider.')
param openIdReference string

@description('Absent, nobody gets a text message.')
param sms textGateway?

@description('The vault\'s reference of the secret that signs text messages.')
param smsReference string

@description('Whether other systems are told what becomes public.')
param webhooks bool
param payments paymentRules

// A setting of its own default stays out.
func given(name string, value int?) object => value == null ? {} : { '${name}': string(value) }

var host = {
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: clientId
  AzureWebJobsStorage__blobServiceUri: runtime.blob
  AzureWebJobsStorage__queueServiceUri: runtime.queue
  AzureWebJobsStorage__tableServiceUri: runtime.table
  AzureFunctionsJobHost__extensions__durableTask__hubName: taskHub
}

// Flex Consumption has these as properties of the app and refuses them as settings.
var onDedicated = {
  FUNCTIONS_EXTENSION_VERSION: '~4'
  FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
  WEBSITE_RUN_FROM_PACKAGE: '1'
}

var scheduler = {
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${clientId}'
}

var app = {
  FUNDING_Storage__TableServiceUri: data.table
  FUNDING_Storage__BlobServiceUri: data.blob
  FUNDING_Storage__TableName: data.tableName
  FUNDING_Storage__ContainerName: data.containerName
  FUNDING_Storage__ClientId: clientId
  FUNDING_Telemetry__ApplicationInsights: telemetryConnection
  FUNDING_Telemetry__ClientId: clientId
  FUNDING_Links__KeyRing: keyRingReference
  FUNDING_Keys__Certificate: keyCertificateReference
  FUNDING_Identity__Key: identityKeyReference
  FUNDING_Portal__Authority: authority
  FUNDING_Portal__AuthorityEnglish: authorityEnglish
  FUNDING_Portal__Contact__Phone: contact.phone
  FUNDING_Portal__Contact__Email: contact.email
  FUNDING_Portal__Contact__Supervision: contact.supervision
  FUNDING_Portal__Contact__Address: contact.address
  FUNDING_Portal__Contact__AddressEnglish: contact.addressEnglish
  FUNDING_Mail__Transport: mail.transport
  FUNDING_Mail__Environment: from.environment
  FUNDING_Mail__PublicBaseUrl: publicAddress
  FUNDING_Mail__FromAddress: from.fromAddress
  FUNDING_Mail__FromName: from.fromName
  FUNDING_Mail__FromNameEnglish: from.fromNameEnglish
}

var recipients = toObject(
  range(0, length(from.allowedRecipientDomains)),
  i => 'FUNDING_Mail__AllowedRecipientDomains__${i}',
  i => from.allowedRecipientDomains[i]
)

var transport = mail.transport == 'Smtp'
  ? {
      FUNDING_Mail__SmtpHost: mail.host
      FUNDING_Mail__SmtpPort: string(mail.port)
      FUNDING_Mail__SmtpSecurity: mail.security
      FUNDING_Mail__SmtpUser: mail.user
      FUNDING_Mail__SmtpPassword: mailReference
    }
  : union(
      {
        FUNDING_Mail__SendGridKey: mailReference
      },
      empty(mail.webhookKey)
        ? {}
        : {
            FUNDING_Mail__SendGridWebhookKey: mail.webhookKey
          }
    )

var scanner = {
  FUNDING_Documents__ClamAv__Host: scannerHost
}

// App Service authentication proves itself to Entra ID with this identity instead of a client secret.
var signIn = {
  WEBSITE_AUTH_AAD_ALLOWED_TENANTS: tenant().tenantId
  OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: clientId
}

var provider = openId == null
  ? {}
  : {
      FUNDING_OpenId__Authority: openId!.authority
      FUNDING_OpenId__ClientId: openId!.clientId
      FUNDING_OpenId__Name: openId!.name
      FUNDING_OpenId__NameEnglish: openId!.nameEnglish
      FUNDING_OpenId__ClientSecret: openIdReference
    }

var gateway = sms == null
  ? {}
  : union(
      {
        FUNDING_Sms__Gateway: sms!.address
        FUNDING_Sms__Secret: smsReference
      },
      given('FUNDING_Sms__PerPersonAndDay', sms!.?perPersonAndDay),
      given('FUNDING_Sms__PerDay', sms!.?perDay)
    )

var listeners = {
  FUNDING_Webhooks__Enabled: 'true'
}

var paymentSettings = union(
  given('FUNDING_Payments__CodeAbove', payments.?codeAbove),
  given('FUNDING_Payments__AccountRestDays', payments.?accountRestDays)
)

resource site 'Microsoft.Web/sites@2025-03-01' existing = {
  name: siteName

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(
      host,
      app,
      recipients,
      transport,
      dedicated ? onDedicated : {},
      managedScheduler ? scheduler : {},
      empty(scannerHost) ? {} : scanner,
      entraSignIn ? signIn : {},
      provider,
      gateway,
      webhooks ? listeners : {},
      paymentSettings
    )
  }
}
