import type { MessageSid } from './port.js';

const pattern = /^(SM|MM)[0-9a-f]{32}$/i;

export function isMessageSid(text: string): text is MessageSid {
  return pattern.test(text);
}
