import { describe, expect, it } from 'vitest';
import { contentTemplate } from './content-template.js';
import type { Address, OutboundMessage } from './port.js';

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

describe('contentTemplate', () => {
  it('keeps the shape of a text apart from its words', () => {
    const template = contentTemplate(message({ text: 'Your film:\n\nNormal 93 %\nSource {{1}}' }));
    expect(template).toMatchObject({
      types: { 'twilio/quick-reply': { body: '{{1}}\n\n{{2}}\n{{3}}' } },
      variables: { 1: 'Your film:', 2: 'Normal 93 %', 3: 'Source {{1}}' },
    });
    expect(JSON.stringify({ ...template, variables: {} })).not.toMatch(/film|Normal/);
  });

  it('gives texts of one shape the same name, and other buttons another', () => {
    const name = (fields: Partial<OutboundMessage>) => contentTemplate(message(fields))?.name;
    expect(name({ text: 'one\n\ntwo' })).toBe(name({ text: 'three\n\nfour' }));
    expect(name({ text: 'one\ntwo' })).not.toBe(name({ text: 'one\n\ntwo' }));
    expect(name({ choices: [{ id: 'a', title: 'A' }] })).not.toBe(
      name({ choices: [{ id: 'b', title: 'A' }] }),
    );
  });

  it('leaves out the numbers that buttons make needless', () => {
    const template = contentTemplate(message({ text: 'May we?\n\n1. I agree\n2. No' }));
    expect(template).toMatchObject({
      types: { 'twilio/quick-reply': { body: '{{1}}' } },
      variables: { 1: 'May we?' },
    });
  });

  it('makes four to ten choices a list', () => {
    const choices = ['en', 'es', 'pt', 'fr'].map((id) => ({ id, title: `Language ${id}` }));
    const described = [...choices, { id: 'hi', title: 'Hindi', description: 'x'.repeat(80) }];
    const template = contentTemplate(message({ choices: described, listButton: 'Choose' }));
    expect(template?.types).toEqual({
      'twilio/list-picker': {
        body: '{{1}}',
        button: 'Choose',
        items: [
          ...choices.map(({ id, title }) => ({ id, item: title })),
          { id: 'hi', item: 'Hindi', description: 'x'.repeat(72) },
        ],
      },
    });
  });

  it.each([
    ['no buttons', { choices: [] }],
    ['a list that nothing opens', { choices: [1, 2, 3, 4].map((n) => ({ id: `${n}`, title: `${n}` })) }],
    [
      'eleven items',
      {
        listButton: 'Choose',
        choices: Array.from({ length: 11 }, (_, n) => ({ id: `${n}`, title: `${n}` })),
      },
    ],
    ['a long title', { choices: [{ id: 'a', title: 'x'.repeat(21) }] }],
    ['a picture', { pictureUrl: 'https://line.example/media/1' }],
    ['a long text', { text: 'x'.repeat(1_025) }],
    ['a tab', { text: 'a\tb' }],
    ['many spaces', { text: 'a     b' }],
    ['no text', { text: '' }],
  ])('has none for a message with %s', (_, fields) => {
    expect(contentTemplate(message(fields))).toBeNull();
  });
});
