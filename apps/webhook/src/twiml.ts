/**
 * What every webhook of Twilio is answered with: nothing to say. Replies leave through the outbox, where they survive
 * the death of this process, and a repeated delivery gets the very same answer as the first.
 */
export const emptyTwiml = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>';
export const twimlType = 'text/xml; charset=utf-8';
