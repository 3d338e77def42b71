import { randomBytes } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';

export const path = '/webhooks/twilio/messages';
export const publicUrl = 'https://line.example';
export const authToken = 'a'.repeat(32);

/** Signed posts of `count` different messages from `people` different people, made before the clock runs. */
export function signedPosts(count, people) {
  return Array.from({ length: count }, (_, n) => {
    const form = {
      SmsMessageSid: '',
      MessageSid: `SM${randomBytes(16).toString('hex')}`,
      AccountSid: `AC${'0'.repeat(32)}`,
      MessagingServiceSid: `MG${'0'.repeat(32)}`,
      From: `whatsapp:+1500555${String(n % people).padStart(4, '0')}`,
      To: 'whatsapp:+14155238886',
      ProfileName: 'Ann Example',
      WaId: `1500555${String(n % people).padStart(4, '0')}`,
      Body: 'covid test',
      NumMedia: '0',
      NumSegments: '1',
      SmsStatus: 'received',
      ApiVersion: '2010-04-01',
    };
    return {
      body: new URLSearchParams(form).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': getExpectedTwilioSignature(authToken, publicUrl + path, form),
      },
    };
  });
}
