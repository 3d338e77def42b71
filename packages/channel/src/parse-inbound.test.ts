import { describe, expect, it } from 'vitest';
import { parseInbound } from './parse-inbound.js';

const sid = `SM${'0a'.repeat(16)}`;
const base = { MessageSid: sid, From: 'whatsapp:+15550100001', To: 'whatsapp:+15550100000' };
const parse = (extra: Record<string, string | string[]>) => {
  const parsed = parseInbound({ ...base, ...extra });
  if (parsed.type !== 'parsed') throw new Error(parsed.problem);
  return parsed.value;
};

describe('parseInbound', () => {
  it('reads a text and drops what it does not know', () => {
    expect(parse({ Body: 'covid test', NumMedia: '0', ProfileName: 'Ann', BrandNewParameter: 'x' })).toEqual({
      sid,
      from: base.From,
      to: base.To,
      text: 'covid test',
      media: [],
    });
  });

  it('reads several media, whatever NumMedia says', () => {
    const { media } = parse({
      NumMedia: '1',
      MediaUrl0: 'https://api.twilio.com/0',
      MediaContentType0: 'image/jpeg',
      MediaUrl1: 'https://api.twilio.com/1',
      MediaContentType1: 'application/pdf',
    });
    expect(media).toEqual([
      { index: 0, url: 'https://api.twilio.com/0', kind: 'image' },
      { index: 1, url: 'https://api.twilio.com/1', kind: 'document' },
    ]);
  });

  it.each([
    ['image/jpeg; charset=binary', 'image'],
    ['IMAGE/PNG', 'image'],
    ['video/mp4', 'video'],
    ['audio/ogg', 'audio'],
    ['text/vcard', 'contact'],
    ['text/x-vcard', 'contact'],
    ['text/csv', 'document'],
    ['application/msword', 'document'],
    ['application/octet-stream', 'image'],
    ['', 'image'],
    ['chemical/x-pdb', 'other'],
  ])('takes %s for %s', (contentType, kind) => {
    const { media } = parse({ MediaUrl0: 'https://api.twilio.com/0', MediaContentType0: contentType });
    expect(media[0]?.kind).toBe(kind);
  });

  it('tells a sticker from a photo by the type of the message', () => {
    const form = { MediaUrl0: 'https://api.twilio.com/0', MediaContentType0: 'image/webp' };
    expect(parse({ ...form, MessageType: 'sticker' }).media[0]?.kind).toBe('sticker');
    expect(parse({ ...form, MessageType: 'image' }).media[0]?.kind).toBe('image');
  });

  it('reads buttons, lists and places', () => {
    expect(parse({ ButtonPayload: 'consent_yes', ButtonText: 'I agree', Body: 'I agree' }).choice).toBe(
      'consent_yes',
    );
    expect(parse({ ListId: 'lang_hi', ListTitle: 'Hindi' }).choice).toBe('lang_hi');
    expect(parse({ Latitude: '52.5', Longitude: '-13.4' }).location).toEqual({
      latitude: 52.5,
      longitude: -13.4,
    });
    expect(parse({ Latitude: '91', Longitude: '0' }).location).toBeUndefined();
    expect(parse({ Latitude: 'north', Longitude: '0' }).location).toBeUndefined();
  });

  it('reads which message this one answers', () => {
    const replied = `SM${'1b'.repeat(16)}`;
    expect(parse({ OriginalRepliedMessageSid: replied, Body: 'this one?' }).replyTo).toBe(replied);
    expect(parse({ OriginalRepliedMessageSid: 'wamid.x' })).not.toHaveProperty('replyTo');
  });

  it('takes the first of a repeated parameter', () => {
    expect(parse({ Body: ['first', 'second'] }).text).toBe('first');
  });

  it.each([
    [{ ...base, MessageSid: 'SM123' }],
    [{ ...base, MessageSid: '' }],
    [{ ...base, From: '' }],
    [{ MessageSid: sid, From: base.From }],
    [{}],
  ])('calls %j invalid', (form) => {
    expect(parseInbound(form).type).toBe('invalid');
  });

  it('is not misled by names that every object has', () => {
    expect(parseInbound(Object.create(base)).type).toBe('invalid');
  });
});
