// What the app sends with and signs in at. No secret stands here: each is a parameter of its own.

@export()
@description('A mail server, the choice where personal data may not leave the country.')
type smtp = {
  transport: 'Smtp'
  host: string
  @minValue(1)
  @maxValue(65535)
  port: int
  security: 'StartTls' | 'Implicit'
  user: string
}

@export()
@description('SendGrid, outside China.')
type sendGrid = {
  transport: 'SendGrid'
  @description('The event webhook\'s public verification key; empty switches the webhook off.')
  webhookKey: string
}

@export()
@discriminator('transport')
type mailTransport = smtp | sendGrid

@export()
@description('Who the mails come from, and who gets any.')
type sender = {
  environment: 'Production' | 'Staging' | 'Development'
  fromAddress: string
  fromName: string
  fromNameEnglish: string
  @description('Outside production, the domains that get real mail.')
  allowedRecipientDomains: string[]
}

@export()
@description('A provider at which people may sign in by OpenID Connect. It sends back to /openid/callback and /openid/signed-out of the site.')
type openIdProvider = {
  @description('Its issuer, https.')
  authority: string
  @description('Our id there.')
  clientId: string
  @description('What people call it.')
  name: string
  nameEnglish: string
}

@export()
@description('What the authority sets for payments.')
type paymentRules = {
  @description('Yuan; a run of payments whose sum is above it is approved with a one-time code.')
  @minValue(0)
  codeAbove: int?
  @description('Working days after a changed bank account was confirmed in which nothing is paid to it.')
  @minValue(1)
  @maxValue(60)
  accountRestDays: int?
}

@export()
@description('A gateway for text messages.')
type textGateway = {
  @description('Its address, https.')
  address: string
  @description('Messages for one person within a day.')
  @minValue(1)
  perPersonAndDay: int?
  @description('Messages in all within a day.')
  @minValue(1)
  perDay: int?
}
