import { describe, expect, it } from 'vitest';
import type { Address, OutboundMessage } from './port.js';
import { quickReplyTemplate } from './quick-reply-template.js';

const message = (fields: Partial<OutboundMessage>): OutboundMessage => ({
  from: 'whatsapp:+15550100000' as Address,
  to: 'whatsapp:+15550100001' as Address,
  text: 'May we look at it?',
  statusCallback: 'https://line.example/status',
  choices: [
    { id: 'consent_yes', title: 'I agree' },
    { id: 'consent_no', title: 'No' },
  ],
  ...fields,
});

describe('quickReplyTemplate', () => {
  it('keeps the shape of a text apart from its words', () => {
    const template = quickReplyTemplate(message({ text: 'Your film:\n\nNormal 93 %\nSource {{1}}' }));
    expect(template).toMatchObject({
      body: '{{1}}\n\n{{2}}\n{{3}}',
      variables: { 1: 'Your film:', 2: 'Normal 93 %', 3: 'Source {{1}}' },
    });
    expect(JSON.stringify({ ...template, variables: {} })).not.toMatch(/film|Normal/);
  });

  it('gives texts of one shape the same name, and other buttons another', () => {
    const name = (fields: Partial<OutboundMessage>) => quickReplyTemplate(message(fields))?.name;
    expect(name({ text: 'one\n\ntwo' })).toBe(name({ text: 'three\n\nfour' }));
    expect(name({ text: 'one\ntwo' })).not.toBe(name({ text: 'one\n\ntwo' }));
    expect(name({ choices: [{ id: 'a', title: 'A' }] })).not.toBe(
      name({ choices: [{ id: 'b', title: 'A' }] }),
    );
  });

  it.each([
    ['no buttons', { choices: [] }],
    ['four buttons', { choices: [1, 2, 3, 4].map((n) => ({ id: `${n}`, title: `${n}` })) }],
    ['a long title', { choices: [{ id: 'a', title: 'x'.repeat(21) }] }],
    ['a picture', { pictureUrl: 'https://line.example/media/1' }],
    ['a long text', { text: 'x'.repeat(1_025) }],
    ['a tab', { text: 'a\tb' }],
    ['many spaces', { text: 'a     b' }],
    ['no text', { text: '' }],
  ])('has none for a message with %s', (_, fields) => {
    expect(quickReplyTemplate(message(fields))).toBeNull();
  });
});
