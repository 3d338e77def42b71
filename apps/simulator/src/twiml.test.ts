import { describe, expect, it } from 'vitest';
import { readTwiml } from './twiml.js';

const messages = (xml: string) => {
  const twiml = readTwiml(xml);
  return twiml.type === 'messages' ? twiml.messages : twiml.type;
};

describe('readTwiml', () => {
  it.each(['<Response/>', '<Response></Response>', '<?xml version="1.0" encoding="UTF-8"?>\n<Response />\n'])(
    'finds nothing to say in %j',
    (xml) => {
      expect(messages(xml)).toEqual([]);
    },
  );

  it('reads bodies, pictures and bare text, with entities', () => {
    const xml = `<Response><!-- <Message>no</Message> -->
      <Message><Body>A &lt; B &amp;amp; &#x1F44D;&#33;</Body><Media>https://a.example/1?x=1&amp;y=2</Media></Message>
      <Message to="x"> plain &quot;text&quot; </Message></Response>`;
    expect(messages(xml)).toEqual([
      { body: 'A < B &amp; 👍!', mediaUrls: ['https://a.example/1?x=1&y=2'] },
      { body: 'plain "text"', mediaUrls: [] },
    ]);
  });

  it.each(['', 'OK', '{"error":{}}', '<html></html>', '<Response>'])('calls %j invalid', (xml) => {
    expect(messages(xml)).toBe('invalid');
  });
});
