// How the app sends mail. `secret` never stands here: it is a parameter of its own.

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
